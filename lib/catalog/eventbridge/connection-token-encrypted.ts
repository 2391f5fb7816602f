import { graphControl } from '../../core/control';
import { plainAddress } from './plain-address';

const resource = (properties: object) => ({ Resource: { Type: 'AWS::Events::Connection', Properties: properties } });

export const connectionTokenEncrypted = graphControl({
  id: 'ConnectionTokenEncrypted',
  title: 'Connections fetch their tokens over HTTPS',
  severity: 'high',
  why: 'The client secret and the token cross the internet in plain text.',
  fix: 'Set OAuthParameters.AuthorizationEndpoint to an https:// address.',
  profile: 'baseline',
  resources: ['AWS::Events::Connection'],
  check: (subject) => plainAddress(subject, 'AuthParameters.OAuthParameters.AuthorizationEndpoint'),
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.disclosure'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-auth.html',
  examples: {
    fails: [resource({ AuthParameters: { OAuthParameters: { AuthorizationEndpoint: 'http://login.example.com/token' } } })],
    passes: [resource({ AuthParameters: { OAuthParameters: { AuthorizationEndpoint: 'https://login.example.com/token' } } }), resource({})],
    unknown: [resource({ AuthParameters: { OAuthParameters: { AuthorizationEndpoint: { 'Fn::ImportValue': 'Endpoint' } } } })],
  },
});
