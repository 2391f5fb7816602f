import { Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';

const shortest = 10;

/**
 * Records that a secure default was given up on purpose: the guardrail does not fail on it, and reports show it.
 *
 * @throws where no reason is given
 */
export function recordException(construct: Construct, control: string, reason: string): void {
  requireReason(`'${construct.node.path}'`, reason);
  Validations.of(construct).acknowledge({ id: `Bulwark::${control}`, reason });
  construct.node.addMetadata('cdk-bulwark:exception', { control, reason });
}

/** @throws where no reason is given */
export function requireReason(subject: string, reason: string): void {
  if (reason.trim().length >= shortest) return;
  throw new Error(`${subject}: an exception needs a reason of at least ${shortest} characters, got '${reason}'. Write why this is safe here.`);
}
