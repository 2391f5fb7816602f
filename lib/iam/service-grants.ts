import { Verdict } from '../core/verdict';
import { excludesStrangers } from './condition';
import { Policy } from './policy';
import { Principal } from './principal';
import { allows } from './reach';
import { serviceNameOf } from './service-principals';

/** Whether policies let a service do all of the actions on behalf of this account. */
export function serviceMay(policies: readonly Policy[], actions: readonly string[], isService: (principal: Principal) => boolean): Verdict {
  const grants = policies.flatMap(({ statements }) => statements).filter(({ principals, conditions, notPrincipals }) =>
    (principals.some(isService) || notPrincipals.length > 0) && !conditions.some(excludesStrangers));
  if (actions.every((action) => grants.some((grant) => allows(grant, action)))) return 'pass';
  const open = policies.some(({ unknown }) => unknown !== undefined) || grants.some(({ effect }) => effect === 'unknown');
  return open ? 'unknown' : 'fail';
}

/** A service by its own name, as keys know it, or whoever can be that. */
export function isNamed(service: string): (principal: Principal) => boolean {
  return ({ kind, id }) => kind === 'any' || kind === 'unknown' || (kind === 'Service' && serviceNameOf(id) === service);
}
