import { graphControl } from '../../core/control';
import { describeValue } from '../../core/describe-value';
import { partsOf, resolve } from '../../core/intrinsics';
import { renderText } from '../../core/text';
import { isPlainHttp } from '../api-gateway/plain-http';

const client = (properties: object) => ({ Client: { Type: 'AWS::Cognito::UserPoolClient', Properties: { UserPoolId: 'users', ...properties } } });
const local = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?:[:/]|$)/i;

export const userPoolClientCallbacksEncrypted = graphControl({
  id: 'UserPoolClientCallbacksEncrypted',
  title: 'Clients are called back over HTTPS',
  severity: 'high',
  why: 'Codes and tokens cross the network in plain text, and whoever is on the path signs in with them.',
  fix: 'Write https:// addresses; Cognito takes http:// only for localhost.',
  profile: 'baseline',
  resources: ['AWS::Cognito::UserPoolClient'],
  * check(resource) {
    for (const property of ['CallbackURLs', 'LogoutURLs', 'DefaultRedirectURI']) {
      const addresses = resource.get(property).flatMap((value) => (value.kind === 'list' ? value.items.flatMap((item) => resolve(item, value.stack)) : [value]));
      const plain = addresses.find((address) => isPlainHttp(address) && !local.test(renderText(partsOf(address))));
      if (plain) yield { verdict: 'fail', message: `${property} holds ${describeValue(plain)}, which is not encrypted`, path: `Properties.${property}`, detail: property };
    }
  },
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pools-app-integration.html',
  examples: {
    fails: [
      client({ CallbackURLs: ['https://orders.example.com/', 'http://orders.example.com/'] }),
      client({ DefaultRedirectURI: { 'Fn::Sub': 'http://${Host}/' } }), client({ LogoutURLs: ['http://orders.example.com/?next=http://localhost/'] }),
    ],
    passes: [
      client({ CallbackURLs: { Ref: 'Addresses' } }),
      client({ CallbackURLs: ['https://orders.example.com/', 'http://localhost:3000/', 'http://localhost'] }),
    ],
  },
});
