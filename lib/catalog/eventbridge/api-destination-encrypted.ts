import { graphControl } from '../../core/control';
import { plainAddress } from './plain-address';

const resource = (properties: object) => ({ Resource: { Type: 'AWS::Events::ApiDestination', Properties: properties } });

export const apiDestinationEncrypted = graphControl({
  id: 'ApiDestinationEncrypted',
  title: 'API destinations are called over HTTPS',
  severity: 'high',
  why: 'Events, and the credentials of the connection, cross the internet in plain text.',
  fix: 'Set InvocationEndpoint to an https:// address.',
  profile: 'baseline',
  resources: ['AWS::Events::ApiDestination'],
  check: (subject) => plainAddress(subject, 'InvocationEndpoint'),
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
