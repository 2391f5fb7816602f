import { graphControl } from '../../core/control';
import { plainAddress } from '../eventbridge/plain-address';

const addresses = ['oidc_issuer', 'authorize_url', 'token_url', 'attributes_url', 'jwks_uri', 'MetadataURL'];
const provider = (ProviderDetails: object) => ({ Provider: { Type: 'AWS::Cognito::UserPoolIdentityProvider', Properties: { ProviderType: 'OIDC', ProviderName: 'corporate', ProviderDetails } } });

export const identityProviderEncrypted = graphControl({
  id: 'IdentityProviderEncrypted',
  title: 'User pools speak to identity providers over HTTPS',
  severity: 'high',
  why: 'Whoever is on the path says who signs in: the keys and tokens of the provider are theirs to replace.',
  fix: 'Write https:// addresses into ProviderDetails.',
  profile: 'baseline',
  resources: ['AWS::Cognito::UserPoolIdentityProvider'],
  * check(resource) {
    for (const key of addresses) yield* plainAddress(resource, `ProviderDetails.${key}`);
  },
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['identity.spoofing', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-identity-federation.html',
  examples: {
    fails: [provider({ oidc_issuer: 'http://login.example.com' }), provider({ MetadataURL: { 'Fn::Sub': 'http://${Host}/metadata' } })],
    passes: [provider({ oidc_issuer: 'https://login.example.com' })],
    unknown: [provider({ 'Fn::ImportValue': 'Details' })],
  },
});
