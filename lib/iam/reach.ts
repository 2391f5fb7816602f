import { Condition, opaque, PolicyText, Principal, Statement } from './statement';

/** Keys whose value says who calls, from where, or on whose behalf. */
const boundingKeys: ReadonlySet<string> = new Set([
  'aws:principalaccount', 'aws:principalarn', 'aws:principalorgid', 'aws:principalorgpaths', 'aws:sourceaccount', 'aws:sourcearn',
  'aws:sourceip', 'aws:sourceorgid', 'aws:sourceorgpaths', 'aws:sourceowner', 'aws:sourcevpc', 'aws:sourcevpce', 'aws:userid', 'aws:username',
  'aws:vpcesourceaccount', 'aws:vpcesourceorgid', 'kms:calleraccount', 'kms:viaservice', 's3:dataaccesspointaccount', 'aws:principalisawsservice',
]);

const boundingOperator = /^(foranyvalue:)?(stringequals|stringequalsignorecase|stringlike|arnequals|arnlike|ipaddress|bool)$/;

/** Whether a condition lets in only a known set of callers. `...IfExists` and `ForAllValues:` let in who lacks the key. */
export function bounds({ operator, key, values }: Condition): boolean {
  return boundingOperator.test(operator) && boundingKeys.has(key) && values.length > 0 && values.every((value) => !isUnbounded(value));
}

function isUnbounded(value: PolicyText): boolean {
  return /^[*?]+$/.test(value) || value === '0.0.0.0/0' || value === '::/0' || /^arn:[^:]*:[^:]*:[^:]*:\*?:\*$/.test(value);
}

/** Whether an Allow is for everybody. */
export function isPublic(statement: Statement): boolean {
  return statement.effect === 'Allow' && statement.principals.some(({ kind }) => kind === 'any') && !statement.conditions.some(bounds);
}

/** Whether the pattern is a wildcard for everything. */
export function isEverything(pattern: PolicyText): boolean {
  return /^\*+$/.test(pattern);
}

/** IAM's `*` and `?`, over names without case for actions. */
export function matchesPattern(pattern: PolicyText, text: string): boolean {
  if (pattern === opaque) return false;
  let [p, t, star, mark] = [0, 0, -1, 0];
  const lower = [pattern.toLowerCase(), text.toLowerCase()];
  while (t < lower[1].length) {
    if (lower[0][p] === '*') [star, mark, p] = [p, t, p + 1];
    else if (p < lower[0].length && (lower[0][p] === '?' || lower[0][p] === lower[1][t])) [p, t] = [p + 1, t + 1];
    else if (star >= 0) [p, mark, t] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  while (lower[0][p] === '*') p++;
  return p === lower[0].length;
}

/** Whether a statement allows an action on everything. */
export function allowsEverywhere(statement: Statement, action: string): boolean {
  return statement.effect === 'Allow'
    && statement.resources.some(isEverything)
    && statement.actions.some((pattern) => matchesPattern(pattern, action));
}

/** The account in an ARN or of a bare account id; undefined where it is a placeholder or none. */
export function accountIn(principal: Principal): string | undefined {
  if (principal.kind !== 'AWS') return undefined;
  return /^\d{12}$/.test(principal.id) ? principal.id : /^arn:[^:]+:(?:iam|sts)::(\d{12}):/.exec(principal.id)?.[1];
}
