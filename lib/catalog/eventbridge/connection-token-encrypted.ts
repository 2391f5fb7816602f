import { graphControl } from '../../core/control';
import { describeValue } from '../../core/describe-value';
import { isPlainHttp } from '../api-gateway/plain-http';

const path = 'AuthParameters.OAuthParameters.AuthorizationEndpoint';
const resource = (properties: object) => ({ Resource: { Type: 'AWS::Events::Connection', Properties: properties } });

export const connectionTokenEncrypted = graphControl({
  id: 'ConnectionTokenEncrypted',
  title: 'Connections fetch their tokens over HTTPS',
  severity: 'high',
  why: 'The client secret and the token cross the internet in plain text.',
  fix: 'Set OAuthParameters.AuthorizationEndpoint to an https:// address.',
  profile: 'baseline',
  resources: ['AWS::Events::Connection'],
  * check(resource) {
    for (const address of resource.get(path)) {
      if (address.kind === 'unknown') yield { verdict: 'unknown', message: `${path} is not known before deployment (${address.because})`, path: `Properties.${path}` };
      if (isPlainHttp(address)) yield { verdict: 'fail', message: `${path} is ${describeValue(address)}, which is not encrypted`, path: `Properties.${path}` };
    }
  },
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.disclosure'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-auth.html',
  examples: {
    fails: [resource({ AuthParameters: { OAuthParameters: { AuthorizationEndpoint: 'http://login.example.com/token' } } })],
    passes: [resource({ AuthParameters: { OAuthParameters: { AuthorizationEndpoint: 'https://login.example.com/token' } } }), resource({})],
    unknown: [resource({ AuthParameters: { OAuthParameters: { AuthorizationEndpoint: { 'Fn::ImportValue': 'Endpoint' } } } })],
  },
});
