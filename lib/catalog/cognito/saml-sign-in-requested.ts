import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const samlSignInRequested = propertyControl({
  id: 'SamlSignInRequested',
  title: 'Users sign in through SAML only when they asked to',
  severity: 'low',
  why: 'An attacker starts the sign-in with the own account in the browser of the victim, who then works in it.',
  fix: 'Leave IDPInit out of ProviderDetails, or set it to false.',
  resource: 'AWS::Cognito::UserPoolIdentityProvider',
  requires: not(is('ProviderDetails.IDPInit', true)),
  // Sign-in that starts at the identity provider would stop.
  repair: 'none',
  satisfies: [],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-SAML-session-initiation.html',
  examples: {
    fails: [{ ProviderType: 'SAML', ProviderDetails: { MetadataURL: 'https://login.example.com/metadata', IDPInit: 'true' } }],
    passes: [{ ProviderType: 'SAML', ProviderDetails: { MetadataURL: 'https://login.example.com/metadata' } }],
    unknown: [{ ProviderType: 'SAML', ProviderDetails: { IDPInit: { Ref: 'Initiated' } } }],
  },
});
