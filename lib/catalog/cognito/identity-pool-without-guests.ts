import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const identityPoolWithoutGuests = propertyControl({
  id: 'IdentityPoolWithoutGuests',
  title: 'Identity pools give credentials to nobody who has not signed in',
  severity: 'high',
  why: 'Anyone on the internet gets AWS credentials of the account.',
  fix: 'Set AllowUnauthenticatedIdentities to false.',
  profile: 'baseline',
  resource: 'AWS::Cognito::IdentityPool',
  requires: is('AllowUnauthenticatedIdentities', false),
  // Guests would be turned away.
  repair: 'none',
  satisfies: ['FSBP/Cognito.2', 'NIST-800-53/AC-3'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/identity-pools.html',
  examples: {
    fails: [{ AllowUnauthenticatedIdentities: true }],
    passes: [{ AllowUnauthenticatedIdentities: false }],
    unknown: [{ AllowUnauthenticatedIdentities: { Ref: 'Guests' } }],
  },
});
