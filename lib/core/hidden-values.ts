import { isObject, ownObject, ownValue, scalarText } from './json';
import type { StackTemplate } from './template-graph';

/**
 * In a rendered text: what CloudFormation replaces by the secret itself. The CDK joins such a reference of pieces,
 * the first of which ends early.
 */
export const resolvedSecret = /\$\{resolve\.(?:secretsmanage|ssm-secure)|\.SecretAccessKey\}/;

/** Whether a value takes a parameter that the stack hides from its readers. */
export function takesHiddenParameter(value: unknown, { template }: StackTemplate): boolean {
  const hidden = Object.entries(ownObject(template, 'Parameters'))
    .filter(([, parameter]) => isObject(parameter) && scalarText(ownValue(parameter, 'NoEcho')) === 'true');
  if (hidden.length === 0) return false;
  const written = JSON.stringify(value) ?? '';
  return hidden.some(([name]) => written.includes(`"Ref":"${name}"`) || written.includes(`\${${name}}`));
}
