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

/** What findings of one rule and message have to share to be reported together. */
interface CollectedViolation {
  readonly level: Level;
  readonly verdict: Finding['verdict'];
  /** The construct of this library that is recommended. */
  readonly construct?: string;
  readonly violatingResources: PolicyViolatingResource[];
}

/** The findings as the CDK reports them: one violation a rule and message, with all resources that break it. */
export function policyViolations(judgement: StackJudgement, cdkResources: CdkResources): PolicyViolation[] {
  const violations: PolicyViolation[] = [];
  const byRule = new Map<string, Map<string, CollectedViolation[]>>();
  for (const judged of judgement.findings) {
    acknowledgeSettled(judged);
    const level = levelOf(judged, cdkResources);
    if (level === undefined) continue;
    const { finding } = judged;
    const rule = ruleNameOf(judged);
    const construct = recommendedConstruct(judged);
    let ofRule = byRule.get(rule);
    if (!ofRule) byRule.set(rule, ofRule = new Map());
    let alike = ofRule.get(finding.message);
    if (!alike) ofRule.set(finding.message, alike = []);
    let collected = alike.find((one) => one.level === level && one.verdict === finding.verdict && one.construct === construct);
    if (!collected) {
      alike.push(collected = { level, verdict: finding.verdict, construct, violatingResources: [] });
      violations.push(toViolation(finding, rule, collected));
    }
    collected.violatingResources.push(violatingResource(finding));
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

function toViolation(finding: Finding, ruleName: string, { level, construct, violatingResources }: CollectedViolation): PolicyViolation {
  const prefix = finding.origin === 'cdk' ? 'In a resource that the CDK adds: ' : finding.verdict === 'unknown' ? 'Can not be told: ' : '';
  return {
    ruleName,
    description: `${prefix}${finding.message} [${finding.severity}: ${finding.title}]`,
    // Level and severity differ: with any other word than 'error' here, the CDK takes a report in which
    // some finding is acknowledged for a success.
    severity: level,
    fix: construct === undefined ? finding.fix : `${finding.fix} Or use ${construct} of cdk-bulwark, which does.`,
    ruleMetadata: { severity: finding.severity },
    violatingResources,
  };
}

function violatingResource({ constructPath, logicalId, template, path }: Finding): PolicyViolatingResource {
  return { constructPath, resourceLogicalId: logicalId, templatePath: template, locations: [path] };
}

/** Whoever overrode a property of our construct away needs no advice to use it. */
function recommendedConstruct({ finding, construct }: JudgedFinding): string | undefined {
  return finding.construct === undefined || isWithin(construct, finding.construct) ? undefined : finding.construct;
}

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
