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

type GrantsByKind = Readonly<Record<PolicyKind, Grant[]>>;

/** The statements that allow, or may, in a resource's policies of these kinds. */
export function grantsOf(resource: Resource, ...kinds: PolicyKind[]): readonly Grant[] {
  if (policiesOf(resource).length === 0) return none;
  const grants = resource.once('grants', sort);
  return kinds.length === 1 ? grants[kinds[0]] : kinds.flatMap((kind) => grants[kind]);
}

function sort(resource: Resource): GrantsByKind {
  const grants: GrantsByKind = { identity: [], trust: [], resource: [] };
  for (const { kind, statements } of policiesOf(resource)) {
    for (const statement of statements) {
      if (statement.effect !== 'Deny') grants[kind].push({ statement, verdict: statement.effect === 'Allow' ? 'fail' : 'unknown' });
    }
  }
  return grants;
}

const none: readonly Grant[] = [];
