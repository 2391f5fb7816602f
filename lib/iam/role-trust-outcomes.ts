import type { Outcome } from '../core/control';
import type { Resource } from '../core/template-graph';
import { grantsOf } from './grants';
import { servicesWithoutSource } from './service-principals';

/** The services, among some, that may take a role on behalf of whatever account. */
export function* takenForEveryAccount(role: Resource, services: ReadonlySet<string>): Iterable<Outcome> {
  for (const { statement, verdict } of grantsOf(role, 'trust')) {
    for (const service of servicesWithoutSource(statement, services)) {
      yield { verdict, message: `${service} may take the role for every account`, path: statement.path, detail: service };
    }
  }
}
