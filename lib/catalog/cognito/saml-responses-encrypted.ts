import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const samlResponsesEncrypted = propertyControl({
  id: 'SamlResponsesEncrypted',
  title: 'SAML responses are encrypted',
  severity: 'low',
  why: 'What the provider says of a user passes through the browser, and through what sits in it, in clear.',
  fix: "Set EncryptedResponses of ProviderDetails to 'true', and give the provider the certificate of the pool.",
  profile: 'strict',
  resource: 'AWS::Cognito::UserPoolIdentityProvider',
  appliesWhen: is('ProviderType', 'SAML'),
  requires: is('ProviderDetails.EncryptedResponses', true),
  // The identity provider has to know the certificate first.
  repair: 'none',
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['identity.disclosure'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-SAML-signing-encryption.html',
  examples: {
    fails: [{ ProviderType: 'SAML', ProviderDetails: { MetadataURL: 'https://login.example.com/metadata' } }],
    passes: [{ ProviderType: 'SAML', ProviderDetails: { EncryptedResponses: 'true' } }, { ProviderType: 'OIDC', ProviderDetails: {} }],
    unknown: [{ ProviderType: 'SAML', ProviderDetails: { EncryptedResponses: { Ref: 'Encrypted' } } }],
  },
});
