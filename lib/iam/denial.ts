import { Resource } from '../core/template-graph';
import type { Verdict } from '../core/verdict';
import { matchesPattern } from './action-pattern';
import { Condition } from './condition';
import { policiesOf } from './policy';
import { Statement } from './statement';

/** Whether policies deny the actions to everybody in the case that is meant, by statements that concern what is asked about. */
export function deniedToAll(
  holders: readonly Resource[],
  actions: readonly string[],
  isMeant: (conditions: readonly Condition[]) => boolean,
  concerns: (statement: Statement) => boolean = () => true,
  isEverybody: (statement: Statement) => boolean = ({ principals }) => principals.some(({ kind }) => kind === 'any'),
): Verdict {
  const policies = holders.flatMap(policiesOf);
  const denials = policies.flatMap(({ statements }) => statements).filter((statement) => (
    statement.effect === 'Deny' && !statement.conditional && isEverybody(statement) && isMeant(statement.conditions) && concerns(statement)));
  if (actions.every((action) => denials.some((denial) => covers(denial, action)))) return 'pass';
  return policies.some(({ unknown }) => unknown !== undefined) ? 'unknown' : 'fail';
}

function covers({ actions, notActions }: Statement, action: string): boolean {
  return actions.some((pattern) => matchesPattern(pattern, action))
    || (notActions.length > 0 && !notActions.some((pattern) => matchesPattern(pattern, action)));
}
