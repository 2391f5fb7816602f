import { PolicyViolatingResource, PolicyViolation, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { Finding } from '../core/finding';
import { Notice } from '../core/notice';
import { waiverReason } from '../core/settlement';
import { JudgedFinding, StackJudgement, UnreadTemplate } from './stack-judgement';

/** How much findings in resources that the CDK itself adds to an app count. */
export enum CdkResources {
  /** Shown, apart from the author's; they never fail the synthesis. */
  REPORT = 'report',
  /** Held against the app like any other. */
  ENFORCE = 'enforce',
  /** Not shown. */
  IGNORE = 'ignore',
}

type Level = 'error' | 'warning' | 'info';

type CollectedViolation = PolicyViolation & { violatingResources: PolicyViolatingResource[] };

/** The findings as the CDK reports them: one violation a rule and message, with all resources that break it. */
export function policyViolations(judgement: StackJudgement, cdkResources: CdkResources): PolicyViolation[] {
  const violations: CollectedViolation[] = [];
  const byRule = new Map<string, Map<string, CollectedViolation>>();
  for (const judged of judgement.findings) {
    acknowledgeSettled(judged);
    const level = levelOf(judged, cdkResources);
    if (level === undefined) continue;
    const { finding } = judged;
    const rule = ruleNameOf(judged);
    const fix = fixOf(judged);
    let ofRule = byRule.get(rule);
    if (!ofRule) byRule.set(rule, ofRule = new Map());
    const key = `${level}\0${finding.verdict}\0${finding.message}\0${fix === finding.fix ? '' : fix}`;
    const known = ofRule.get(key);
    if (known) {
      known.violatingResources.push(violatingResource(finding));
      continue;
    }
    const violation = toViolation(finding, level, rule, fix);
    ofRule.set(key, violation);
    violations.push(violation);
  }
  return violations.sort(byLevel).concat(judgement.unread.map(unreadViolation), judgement.notices.map(noticeViolation));
}

/** What a waiver or the baseline lets pass is told the CDK as an acknowledgement, so that its report lists it as one. */
function acknowledgeSettled({ finding, settlement, construct }: JudgedFinding): void {
  if (!construct || settlement === undefined || settlement.by === 'acknowledgement') return;
  const reason = settlement.by === 'waiver' ? waiverReason(settlement.waiver) : 'in the baseline';
  Validations.of(construct).acknowledge({ id: `Bulwark::${finding.id}`, reason });
}

function levelOf({ finding, settlement, construct }: JudgedFinding, cdkResources: CdkResources): Level | undefined {
  // Without a construct there is nothing to acknowledge it on but the whole stack.
  if (settlement !== undefined && settlement.by !== 'acknowledgement' && !construct) return undefined;
  if (finding.origin === 'cdk' && cdkResources !== CdkResources.ENFORCE) {
    return cdkResources === CdkResources.REPORT ? 'info' : undefined;
  }
  return finding.verdict === 'fail' ? 'error' : 'warning';
}

const levels: readonly (string | undefined)[] = ['error', 'warning', 'info'];

function byLevel(left: PolicyViolation, right: PolicyViolation): number {
  return levels.indexOf(left.severity) - levels.indexOf(right.severity);
}

/** The CDK matches acknowledgements by this name alone: one of the whole control has to find its id here. */
function ruleNameOf({ finding, settlement }: JudgedFinding): string {
  const acknowledged = settlement?.by === 'acknowledgement' && settlement.acknowledgement.id === finding.control;
  return acknowledged ? finding.control : finding.id;
}

function toViolation(finding: Finding, level: Level, ruleName: string, fix: string): CollectedViolation {
  const prefix = finding.origin === 'cdk' ? 'In a resource that the CDK adds: ' : finding.verdict === 'unknown' ? 'Can not be told: ' : '';
  return {
    ruleName,
    description: `${prefix}${finding.message} [${finding.severity}: ${finding.title}]`,
    // Level and severity differ: with any other word than 'error' here, the CDK takes a report in which
    // some finding is acknowledged for a success.
    severity: level,
    fix,
    ruleMetadata: { severity: finding.severity },
    violatingResources: [violatingResource(finding)],
  };
}

function violatingResource({ constructPath, logicalId, template, path }: Finding): PolicyViolatingResource {
  return { constructPath, resourceLogicalId: logicalId, templatePath: template, locations: [path] };
}

function fixOf({ finding, construct }: JudgedFinding): string {
  return finding.construct === undefined || isWithin(construct, finding.construct)
    ? finding.fix
    : `${finding.fix} Or use ${finding.construct} of cdk-bulwark, which does.`;
}

/** Whoever overrode a property of our construct away needs no advice to use it. */
function isWithin(construct: IConstruct | undefined, name: string): boolean {
  for (let scope = construct; scope; scope = scope.node.scope) if (scope.constructor.name === name) return true;
  return false;
}

function unreadViolation({ stack, error }: UnreadTemplate): PolicyViolation {
  return {
    ruleName: 'TemplateReadable',
    description: `A template could not be judged: ${error.message}`,
    severity: 'error',
    violatingResources: [{ constructPath: stack.stackConstructPath, templatePath: stack.templatePath, locations: [] }],
  };
}

function noticeViolation({ id, level, message, fix, where }: Notice): PolicyViolation {
  return {
    ruleName: id,
    description: `${message[0].toUpperCase()}${message.slice(1)}`,
    severity: level,
    fix,
    violatingResources: [{ constructPath: where, resourceLogicalId: '', templatePath: '', locations: [] }],
  };
}
