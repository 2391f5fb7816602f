import { Verdict } from '../../core/verdict';
import { excludesStrangers } from '../../iam/condition';
import { Policy } from '../../iam/policy';
import { accountIn, Principal } from '../../iam/principal';
import { allows } from '../../iam/reach';
import { serviceNameOf } from '../../iam/service-principals';

/** Whether policies let CloudWatch do all of the actions for the alarms of this account. */
export function cloudWatchMay(
  policies: readonly Policy[], actions: readonly string[], isCloudWatch: (principal: Principal) => boolean,
): Verdict {
  const grants = policies.flatMap(({ statements }) => statements).filter(({ principals, conditions, notPrincipals }) =>
    (principals.some(isCloudWatch) || notPrincipals.length > 0) && !conditions.some(excludesStrangers));
  if (actions.every((action) => grants.some((grant) => allows(grant, action)))) return 'pass';
  const open = policies.some(({ unknown }) => unknown !== undefined) || grants.some(({ effect }) => effect === 'unknown');
  return open ? 'unknown' : 'fail';
}

/** Keys know CloudWatch by its name alone. */
export function isItsService({ kind, id }: Principal): boolean {
  return kind === 'any' || kind === 'unknown' || (kind === 'Service' && serviceNameOf(id) === 'cloudwatch');
}

/** Topics take alarms in the name of their account as well. */
export function isItsServiceOrAccount(principal: Principal): boolean {
  return isItsService(principal) || (principal.kind === 'AWS' && accountIn(principal) === undefined);
}
