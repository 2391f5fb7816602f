import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const identityPoolWithoutClassicFlow = propertyControl({
  id: 'IdentityPoolWithoutClassicFlow',
  title: 'Identity pools decide which role a user takes',
  severity: 'medium',
  why: 'In the classic flow the client names the role that it wants.',
  fix: 'Leave AllowClassicFlow out, or set it to false.',
  resource: 'AWS::Cognito::IdentityPool',
  requires: not(is('AllowClassicFlow', true)),
  // Clients that use the flow could not sign in any more.
  repair: 'none',
  satisfies: [],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/authentication-flow.html',
  examples: {
    fails: [{ AllowUnauthenticatedIdentities: false, AllowClassicFlow: true }],
    passes: [{ AllowUnauthenticatedIdentities: false }],
    unknown: [{ AllowUnauthenticatedIdentities: false, AllowClassicFlow: { Ref: 'Classic' } }],
  },
});
