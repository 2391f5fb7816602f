import { accountIn, Principal } from '../../iam/principal';
import { isNamed } from '../../iam/service-grants';

/** Keys know CloudWatch by its name alone. */
export const isItsService = isNamed('cloudwatch');

/** Topics take alarms in the name of their account as well. */
export function isItsServiceOrAccount(principal: Principal): boolean {
  return isItsService(principal) || (principal.kind === 'AWS' && accountIn(principal) === undefined);
}
