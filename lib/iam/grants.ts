import type { Resource } from '../core/template-graph';
import { policiesOf } from './policy';
import { PolicyKind } from './policy-places';
import { Statement } from './statement';

/** A statement that allows, and what follows from something being wrong with it. */
export interface Grant {
  readonly statement: Statement;
  /** `unknown` where only deployment knows whether it allows or denies. */
  readonly verdict: 'fail' | 'unknown';
}

/** The statements that allow, or may, in a resource's policies of these kinds. */
export function grantsOf(resource: Resource, ...kinds: PolicyKind[]): Grant[] {
  return policiesOf(resource).flatMap(({ kind, statements }) => (!kinds.includes(kind) ? [] : statements.flatMap((statement): Grant[] => {
    if (statement.effect === 'Deny') return [];
    return [{ statement, verdict: statement.effect === 'Allow' ? 'fail' : 'unknown' }];
  })));
}
