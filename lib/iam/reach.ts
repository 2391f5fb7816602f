import type { Resource } from '../core/template-graph';
import { isEverything, matchesPattern } from './action-pattern';
import { bounds, excludesStrangers, mayBound, sparesServices } from './condition';
import { Policy } from './policy';
import { PolicyText } from './policy-text';
import { accountIn, Principal } from './principal';
import { Statement } from './statement';

/** Whether a statement lets everybody in, taken alone. */
export function isPublic(statement: Statement): boolean {
  return openness(statement) === 'fail';
}

/** A statement that lets everybody in, or of which only deployment knows whether it does. */
export interface PublicGrant {
  readonly statement: Statement;
  readonly verdict: 'fail' | 'unknown';
}

/** Who lets everybody in: each Allow that no condition bounds and no Deny of the same policy takes back. */
export function publicGrants({ statements }: Policy): PublicGrant[] {
  return statements.flatMap((statement): PublicGrant[] => {
    const verdict = openness(statement);
    return verdict === undefined || statements.some((other) => takesBack(other, statement)) ? [] : [{ statement, verdict }];
  });
}

function openness({ effect, principals, conditions }: Statement): PublicGrant['verdict'] | undefined {
  if (effect === 'Deny' || conditions.some(bounds)) return undefined;
  const anybody = principals.some(({ kind }) => kind === 'any');
  if (!anybody && !principals.some(({ kind }) => kind === 'unknown')) return undefined;
  return anybody && effect === 'Allow' && !conditions.some(mayBound) ? 'fail' : 'unknown';
}

/** Whether a Deny covers all of an Allow, for everybody or for all but a known set of callers. */
function takesBack(deny: Statement, allow: Statement): boolean {
  if (deny.effect !== 'Deny' || deny.conditional || !deny.principals.some(({ kind }) => kind === 'any')) return false;
  const strangers = deny.conditions.filter((condition) => !sparesServices(condition));
  return (deny.conditions.length === 0 || (strangers.length === 1 && excludesStrangers(strangers[0])))
    && covers(deny.actions, allow.actions) && covers(deny.resources, allow.resources);
}

function covers(patterns: readonly PolicyText[], texts: readonly PolicyText[]): boolean {
  return texts.every((text) => patterns.some((pattern) => matchesPattern(pattern, text)));
}

/** Whether the statement allows the action, on whatever. */
export function allows({ effect, actions, notActions }: Statement, action: string): boolean {
  if (effect !== 'Allow') return false;
  return actions.some((pattern) => matchesPattern(pattern, action))
    || (notActions.length > 0 && !notActions.some((pattern) => matchesPattern(pattern, action)));
}

/** The resource of an ARN: all of them, all of a type, or the logs of all functions. */
const anyResource = /^(?:\*(?:[:/]\*)*|[\w-]+[:/]\*(?:[:/]\*)*|log-group:\/aws\/lambda\/\*(?::\*)*)$/;
/** Their ARNs begin with the name of the resource, where others have its type. */
const withoutTypes: ReadonlySet<string> = new Set(['codecommit', 'codepipeline', 'execute-api', 's3', 'sns', 'sqs']);

/** Whether the pattern is every resource of a type in an account, such as `arn:aws:dynamodb:*:*:table/*`. */
export function isEveryOfType(resource: PolicyText): boolean {
  if (!resource.startsWith('arn:') || !resource.endsWith('*')) return false;
  const [, , service, , , ...rest] = resource.split(':');
  const name = rest.join(':');
  return withoutTypes.has(service) ? /^\*(?:[:/]\*)*$/.test(name) : anyResource.test(name);
}

/** Whether the statement is about every resource there is, or every one of a type. */
export function reachesWidely({ resources, notResources }: Statement): boolean {
  return notResources.length > 0 || resources.some((resource) => isEverything(resource) || isEveryOfType(resource));
}

/** The literal accounts among principals other than those which the app's stacks are known to be for. */
export function foreignAccounts(principals: readonly Principal[], { stack }: Resource): string[] {
  const own = stack.graph.once('own accounts', ({ stacks }) => new Set(stacks.map(({ source }) => source.account)));
  return [...new Set(principals.map(accountIn))].filter((account) => account !== undefined && !own.has(account)) as string[];
}

/** Whether a literal account could be the stack's own: a template alone does not say which that is. */
export function mayBeOwnAccount({ stack: { source } }: Resource, { statements }: Policy): boolean {
  return source.account === undefined && !statements.some(({ principals }) => principals.some(({ id }) => id.includes('${AWS.AccountId}')));
}
