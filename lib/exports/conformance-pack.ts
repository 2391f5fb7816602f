import { Assertion, not } from '../core/assertion';
import { Control, PropertyControl } from '../core/control';
import { recordedProperties } from '../facts/recorded-properties';
import { GuardCheck, GuardClauses, guardClauses, NotExportable } from './guard-formula';
import { clauseLines, demandOf, exportControls, GuardExport } from './guard-rules';

/** https://docs.aws.amazon.com/config/latest/APIReference/API_CustomPolicyDetails.html */
const longestPolicy = 10_000;

/** https://docs.aws.amazon.com/config/latest/developerguide/configlimits.html */
const mostRules = 130;

/** In bytes, of a template that is passed as it is. https://docs.aws.amazon.com/config/latest/APIReference/API_PutConformancePack.html */
const longestTemplate = 51_200;

/** A template of rules that AWS Config takes as one conformance pack. */
export interface ConformancePack {
  readonly Resources: Readonly<Record<string, object>>;
}

/** The controls as rules for what AWS Config records, in as many packs as it takes. */
export function conformancePacks(controls: readonly Control[]): { packs: readonly ConformancePack[]; leftOut: GuardExport['leftOut'] } {
  const { rules, leftOut } = exportControls(controls, configurationRule);
  const packs: Record<string, object>[] = [{}];
  for (const { control, text } of rules) {
    const rule = configRule(control, text);
    const last = packs[packs.length - 1];
    if (Object.keys(last).length < mostRules && bytesOf({ ...last, [control.id]: rule }) <= longestTemplate) last[control.id] = rule;
    else packs.push({ [control.id]: rule });
  }
  return { packs: packs.filter((pack) => Object.keys(pack).length > 0).map((Resources) => ({ Resources })), leftOut };
}

function bytesOf(Resources: object): number {
  return Buffer.byteLength(JSON.stringify({ Resources }));
}

function configRule({ id, title, resource }: PropertyControl, PolicyText: string): object {
  return {
    Type: 'AWS::Config::ConfigRule',
    Properties: {
      ConfigRuleName: `bulwark-${id}`,
      Description: title,
      Scope: { ComplianceResourceTypes: [resource] },
      Source: {
        Owner: 'CUSTOM_POLICY',
        SourceDetails: [{ EventSource: 'aws.config', MessageType: 'ConfigurationItemChangeNotification' }, { EventSource: 'aws.config', MessageType: 'OversizedConfigurationItemChangeNotification' }],
        CustomPolicyDetails: { PolicyRuntime: 'guard-2.x.x', PolicyText, EnableDebugLogDelivery: false },
      },
    },
  };
}

function configurationRule(control: PropertyControl): string {
  const recorded = recordedProperties[control.resource];
  if (!recorded) throw new NotExportable('AWS Config records the type differently, or not at all');
  const demand = demandOf({
    appliesWhen: control.appliesWhen && asRecorded(control.appliesWhen, recorded), requires: asRecorded(control.requires, recorded),
  });
  const text = [
    `rule ${control.id} when resourceType == '${control.resource}' {`,
    ...clauseLines(control, inGuard2(guardClauses(demand, true, '')), '  '),
    '}',
    '',
  ].join('\n');
  if (text.length > longestPolicy) throw new NotExportable(`its rule would be longer than ${longestPolicy} characters`);
  return text;
}

/** AWS Config runs Guard 2, which has no `is_null`. */
function inGuard2(clauses: GuardClauses): GuardClauses {
  const comparisons = (text: string): string[] => {
    if (text.endsWith(' !is_null')) return ['string', 'list', 'struct', 'bool', 'int'].map((type) => text.replace('!is_null', `is_${type}`));
    return [text.replace(/ is_null$/, ' == null')];
  };
  return clauses.map((checks) => checks.flatMap((check): GuardCheck[] => (check.kind === 'block'
    ? [{ ...check, of: inGuard2(check.of) }]
    : comparisons(check.text).map((text) => ({ kind: 'comparison', text })))));
}

/** The assertion about a configuration item instead of about a template. */
function asRecorded(assertion: Assertion, recorded: Readonly<Record<string, string>>, at = ''): Assertion {
  switch (assertion.op) {
    case 'allOf': case 'anyOf': return { ...assertion, of: assertion.of.map((part) => asRecorded(part, recorded, at)) };
    case 'not': return not(asRecorded(assertion.of, recorded, at));
    case 'each': case 'some': {
      const path = recordedPath(assertion.path, recorded, at);
      return { ...assertion, path, of: asRecorded(assertion.of, recorded, `${at}${assertion.path}[].`) };
    }
    default: return assertion.path === '' ? assertion : { ...assertion, path: recordedPath(assertion.path, recorded, at) };
  }
}

function recordedPath(path: string, recorded: Readonly<Record<string, string>>, at: string): string {
  if (!Object.hasOwn(recorded, `${at}${path}`)) throw new NotExportable(`AWS Config does not record ${at}${path}`);
  return recorded[`${at}${path}`];
}
