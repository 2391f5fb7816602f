import { each, matches, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolClientCallbacksRemote = propertyControl({
  id: 'UserPoolClientCallbacksRemote',
  title: 'Clients are not called back on the own machine',
  severity: 'low',
  why: 'Any program on the machine of a user can wait at that port, and be handed the code of a sign-in.',
  fix: 'Leave localhost to a client of the development stage.',
  profile: 'strict',
  resource: 'AWS::Cognito::UserPoolClient',
  requires: each('CallbackURLs', not(matches('', /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/i, 'be on localhost'))),
  satisfies: [],
  mitigates: ['identity.disclosure'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-app-integration.html',
  examples: {
    fails: [{ UserPoolId: 'users', CallbackURLs: ['http://localhost:3000/'] }, { UserPoolId: 'users', CallbackURLs: ['http://localhost'] }],
    passes: [
      { UserPoolId: 'users' },
      { UserPoolId: 'users', CallbackURLs: ['https://orders.example.com/?from=http://localhost/', 'https://localhost.example.com/'] },
    ],
    unknown: [{ UserPoolId: 'users', CallbackURLs: { Ref: 'Addresses' } }],
  },
});
