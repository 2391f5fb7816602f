import { graphControl } from '../../core/control';
import { describeValue } from '../../core/describe-value';
import { isPlainHttp } from '../api-gateway/plain-http';

const path = 'InvocationEndpoint';
const resource = (properties: object) => ({ Resource: { Type: 'AWS::Events::ApiDestination', Properties: properties } });

export const apiDestinationEncrypted = graphControl({
  id: 'ApiDestinationEncrypted',
  title: 'API destinations are called over HTTPS',
  severity: 'high',
  why: 'Events, and the credentials of the connection, cross the internet in plain text.',
  fix: 'Set InvocationEndpoint to an https:// address.',
  profile: 'baseline',
  resources: ['AWS::Events::ApiDestination'],
  * check(resource) {
    for (const address of resource.get(path)) {
      if (address.kind === 'unknown') yield { verdict: 'unknown', message: `${path} is not known before deployment (${address.because})`, path: `Properties.${path}` };
      if (isPlainHttp(address)) yield { verdict: 'fail', message: `${path} is ${describeValue(address)}, which is not encrypted`, path: `Properties.${path}` };
    }
  },
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-api-destinations.html',
  examples: {
    fails: [
      resource({ InvocationEndpoint: 'http://orders.example.com/events' }),
      resource({ InvocationEndpoint: { 'Fn::Sub': 'http://${Host}/events' } }),
    ],
    passes: [resource({ InvocationEndpoint: 'https://orders.example.com/events' })],
    unknown: [resource({ InvocationEndpoint: { 'Fn::ImportValue': 'Endpoint' } })],
  },
});
