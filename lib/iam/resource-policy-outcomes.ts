import type { Outcome } from '../core/control';
import { Resource } from '../core/template-graph';
import { isServiceWildcard } from './action-pattern';
import { policiesOf } from './policy';
import { publicGrants } from './reach';

/** What is wrong with a resource's policy, or a role's trust, where it lets everybody in. */
export function * publicStatements(resource: Resource): Iterable<Outcome> {
  for (const policy of policiesOf(resource).filter(({ kind }) => kind !== 'identity')) {
    if (policy.unknown) yield { verdict: 'unknown', message: policy.unknown, path: policy.path };
    for (const { statement: { principals, actions, path }, verdict } of publicGrants(policy)) {
      const may = `may ${actions.join(', ') || 'do all but some actions'}`;
      const message = verdict === 'fail' ? `the principal '${principals.find(({ kind }) => kind === 'any')!.id}' ${may} without a condition that bounds it` : `whom it lets in, who ${may}, is known only on deployment`;
      yield { verdict, message, path };
    }
  }
}

/** What is wrong with a resource's policy where it allows every action of the service. */
export function * serviceWildcards(resource: Resource): Iterable<Outcome> {
  for (const { statements, unknown, path } of policiesOf(resource)) {
    if (unknown) yield { verdict: 'unknown', message: unknown, path };
    for (const { effect, actions, path: at } of statements) {
      const wildcard = effect === 'Allow' && actions.find(isServiceWildcard);
      if (wildcard) yield { verdict: 'fail', message: `every action is allowed (${wildcard})`, path: at, detail: `Action::${wildcard}` };
    }
  }
}
