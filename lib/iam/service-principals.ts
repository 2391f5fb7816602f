import { bounds, mayBound } from './condition';
import { Statement } from './statement';

/** The name of a service in its principal, such as `states` of `states.eu-west-1.amazonaws.com`. */
export function serviceNameOf(principal: string): string {
  return /^([a-z\d-]+)\.(?:[a-z\d-]+\.|\$\{[^}]*\}\.)?(?:amazonaws\.com|amazonaws\.com\.cn|\$\{AWS\.URLSuffix\})$/.exec(principal)?.[1] ?? principal;
}

/** The principals of these services that a statement lets act on behalf of whatever account. */
export function servicesWithoutSource({ principals, conditions }: Statement, services: ReadonlySet<string>): string[] {
  if (conditions.some((condition) => bounds(condition) || mayBound(condition) || condition.key === 'sts:externalid')) return [];
  return principals.filter(({ kind, id }) => kind === 'Service' && services.has(serviceNameOf(id))).map(({ id }) => id);
}
