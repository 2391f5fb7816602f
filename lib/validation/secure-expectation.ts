import { IConstruct } from 'constructs';
import { controls } from '../catalog/index.generated';
import { controlsOf } from '../core/control';
import { ControlProfile } from './control-profile';
import { withGuardrailsSilent } from './silence';
import { JudgedFinding, StackJudgement } from './stack-judgement';
import { synthesizedStacks } from './synthesized-stacks';

/** Options of `Guardrails.expectSecure`. */
export interface ExpectSecureOptions {
  /**
   * How much is asked for.
   *
   * @default ControlProfile.STANDARD
   */
  readonly profile?: ControlProfile;

  /**
   * Whether what can't be told before deployment fails the test too.
   *
   * @default false
   */
  readonly failOnUnknown?: boolean;
}

/**
 * Synthesizes what is around a construct and throws where a control fails in it: the guardrail in a unit test,
 * also for stacks in a Stage, where the CDK runs no validation plugins.
 */
export function expectSecure(scope: IConstruct, options: ExpectSecureOptions = {}): void {
  const asked = controlsOf(options.profile ?? ControlProfile.STANDARD, controls);
  const judgement = new StackJudgement(scope, withGuardrailsSilent(() => synthesizedStacks(scope)), asked);
  const broken = judgement.findings.filter(({ finding, acknowledgement }) =>
    !acknowledgement && finding.origin === 'author' && (finding.verdict === 'fail' || options.failOnUnknown));
  const lines = [...broken.map(describe), ...judgement.unread.map(({ error }) => `  ${error.message}`)];
  if (lines.length > 0) {
    throw new Error(`'${scope.node.path || 'App'}' is not secure (${lines.length} findings):\n${lines.join('\n')}`);
  }
}

function describe({ finding }: JudgedFinding): string {
  return `  ${finding.severity} ${finding.constructPath} (${finding.resourceType}): ${finding.message} [Bulwark::${finding.id}]\n    ${finding.fix}`;
}
