import { resolve, Resolved } from '../core/intrinsics';
import type { StackTemplate } from '../core/template-graph';
import { opaque, PolicyText, policyTexts } from './policy-text';

export interface Condition {
  /** In lower case, such as `stringequals`. */
  readonly operator: string;
  /** In lower case, such as `aws:sourceaccount`. */
  readonly key: string;
  readonly values: readonly PolicyText[];
}

/** A condition that only deployment knows. */
const unreadable: Condition = { operator: 'unknown', key: 'unknown', values: [opaque] };

const unconditional: readonly (readonly Condition[])[] = [[]];

const mostAlternatives = 16;

/** The conditions of a statement, one list for each way that the branches of `Fn::If` can go: all of a list must hold. */
export function conditionAlternatives(value: unknown, stack: StackTemplate): readonly (readonly Condition[])[] {
  if (value === undefined) return unconditional;
  return overEntries(resolve(value, stack), (operator, keys, operators) =>
    overEntries(resolve(keys, operators.stack), (key, values, { stack: of }) =>
      resolve(values, of).map((resolved): Condition[] => (resolved.kind === 'absent'
        ? []
        : [{ operator: operator.toLowerCase(), key: key.toLowerCase(), values: policyTexts(values, of) }]))));
}

function overEntries(
  alternatives: readonly Resolved[], read: (key: string, value: unknown, within: Resolved) => Condition[][],
): Condition[][] {
  return alternatives.flatMap((resolved) => {
    if (resolved.kind === 'absent') return [[]];
    if (resolved.kind !== 'object') return [[unreadable]];
    let combined: Condition[][] = [[]];
    for (const [key, value] of Object.entries(resolved.value)) {
      const choices = read(key, value, resolved);
      combined = combined.flatMap((head) => choices.map((tail) => [...head, ...tail]));
      if (combined.length > mostAlternatives) return [[unreadable]];
    }
    return combined;
  });
}

/** Keys whose value says who calls, from where, or on whose behalf. Keys that a caller can choose are not among them. */
const boundingKeys: ReadonlySet<string> = new Set([
  'aws:principalaccount', 'aws:principalarn', 'aws:principalorgid', 'aws:principalorgpaths', 'aws:principalservicename',
  'aws:principalservicenameslist', 'aws:sourceaccount', 'aws:sourcearn', 'aws:sourceip', 'aws:sourceorgid', 'aws:sourceorgpaths',
  'aws:sourceowner', 'aws:sourcevpc', 'aws:sourcevpcarn', 'aws:sourcevpce', 'aws:userid', 'aws:username', 'aws:vpcesourceaccount',
  'aws:vpceaccount', 'aws:vpceorgid', 'aws:vpceorgpaths', 'aws:vpcsourceip', 'aws:federatedprovider', 'kms:calleraccount',
  's3:dataaccesspointaccount', 's3:dataaccesspointarn', 'lambda:functionurlauthtype',
]);

/** `...IfExists` and `ForAllValues:` are not among them: they let in whoever lacks the key. */
const requiring = /^(?:foranyvalue:)?(?:stringequals|stringequalsignorecase|stringlike|arnequals|arnlike|ipaddress)$/;
const excluding = /^(?:foranyvalue:|forallvalues:)?(?:stringnotequals|stringnotequalsignorecase|stringnotlike|arnnotequals|arnnotlike|notipaddress)(?:ifexists)?$/;

/** Whether a condition of an Allow lets in only a known set of callers. */
export function bounds(condition: Condition): boolean {
  if (condition.key === 'aws:principalisawsservice') return isTrue(condition);
  return requiring.test(condition.operator) && namesCallers(condition);
}

/** Whether deployment may show that the condition bounds. */
export function mayBound({ operator, key, values }: Condition): boolean {
  return operator === unreadable.operator || (requiring.test(operator) && boundingKeys.has(key) && values.includes(opaque));
}

/** Whether a condition of a Deny is that the caller is none of a known set, or that the caller is no AWS service. */
export function excludesStrangers(condition: Condition): boolean {
  return excluding.test(condition.operator) && namesCallers(condition);
}

/** Whether the condition spares AWS's own services from a Deny. */
export function sparesServices({ operator, key, values }: Condition): boolean {
  return /^bool(ifexists)?$/.test(operator) && /^aws:(principalisawsservice|viaawsservice)$/.test(key) && values.every((value) => /^false$/i.test(value));
}

function isTrue({ operator, values }: Condition): boolean {
  return operator === 'bool' && values.length > 0 && values.every((value) => /^true$/i.test(value));
}

function namesCallers({ key, values }: Condition): boolean {
  if (!boundingKeys.has(key) || values.length === 0) return false;
  return key === 'lambda:functionurlauthtype' ? values.every((value) => value === 'AWS_IAM') : !values.some((value) => isUnbounded(value));
}

/** Whether a value lets every account, or most of the internet, through. */
function isUnbounded(value: PolicyText): boolean {
  if (value === opaque || /^[*?]+$/.test(value)) return true;
  if (/^arn:/i.test(value)) return isUnboundedArn(value);
  const range = /^[\d.]+\/(\d+)$/.exec(value);
  return range ? Number(range[1]) < 8 : /^::\/\d$/.test(value);
}

/** An ARN names its owner by the account or, where it has none, by a name that is unique in the world. */
function isUnboundedArn(arn: PolicyText): boolean {
  const [, , , , account, ...resource] = arn.split(':');
  if (account === undefined || resource.length === 0) return /[*?]/.test(arn);
  return account === '' ? /^[*?]/.test(resource.join(':')) : /^[*?]+$/.test(account);
}

/** Global keys that tell resources apart; all others of `aws:` tell callers, networks or times apart. */
const resourceKeys = /^aws:(?:resourcetag\/|resourceaccount$|resourceorgid$|resourceorgpaths$|requesttag\/|tagkeys$)/;

/** Whether a condition of an Allow narrows the resources of `Resource: '*'`, as a tag or `cloudwatch:namespace` does. */
export function narrowsResources({ operator, key, values }: Condition): boolean {
  if (operator === unreadable.operator) return true;
  if (/^(?:forallvalues:|null$)|not|ifexists$/.test(operator) || values.some((value) => /^[*?]+$/.test(value))) return false;
  return !key.startsWith('aws:') || resourceKeys.test(key);
}
