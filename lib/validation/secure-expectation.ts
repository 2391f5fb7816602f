import { IConstruct } from 'constructs';
import { AskedControls, AskedControlsProps } from './asked-controls';
import { readRecordedDecisions, RecordedDecisionsProps } from './recorded-decisions';
import { withGuardrailsSilent } from './silence';
import { JudgedFinding, StackJudgement } from './stack-judgement';
import { synthesizedStacks } from './synthesized-stacks';

/** Options of `Guardrails.expectSecure`. */
export interface ExpectSecureOptions extends AskedControlsProps, RecordedDecisionsProps {
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
  const controls = new AskedControls(options);
  const stacks = withGuardrailsSilent(() => synthesizedStacks(scope));
  const judgement = new StackJudgement(scope, stacks, controls, readRecordedDecisions(options));
  const broken = judgement.findings.filter(({ finding, settlement }) =>
    !settlement && finding.origin === 'author' && (finding.verdict === 'fail' || options.failOnUnknown));
  const lines = [
    ...broken.map(describe),
    ...judgement.notices.filter(({ level, id }) => level === 'error' && id !== 'BaselineShrinks').map(({ message, fix }) => `  ${message}\n    ${fix}`),
    ...judgement.unread.map(({ error }) => `  ${error.message}`),
  ];
  if (lines.length > 0) {
    throw new Error(`'${scope.node.path || 'App'}' is not secure (${lines.length} findings):\n${lines.join('\n')}`);
  }
}

function describe({ finding }: JudgedFinding): string {
  return `  ${finding.severity} ${finding.constructPath} (${finding.resourceType}): ${finding.message} [Bulwark::${finding.id}]\n    ${finding.fix}`;
}
