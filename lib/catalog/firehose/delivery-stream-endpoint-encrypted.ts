import { graphControl } from '../../core/control';
import { plainAddress } from '../eventbridge/plain-address';

const addresses = [
  'HttpEndpointDestinationConfiguration.EndpointConfiguration.Url', 'SplunkDestinationConfiguration.HECEndpoint',
  'AmazonopensearchserviceDestinationConfiguration.ClusterEndpoint', 'ElasticsearchDestinationConfiguration.ClusterEndpoint',
  'AmazonOpenSearchServerlessDestinationConfiguration.CollectionEndpoint',
];
const stream = (properties: object) => ({ Stream: { Type: 'AWS::KinesisFirehose::DeliveryStream', Properties: properties } });

export const deliveryStreamEndpointEncrypted = graphControl({
  id: 'DeliveryStreamEndpointEncrypted',
  title: 'Delivery streams deliver to web servers over HTTPS',
  severity: 'high',
  why: 'Records, and the access key that goes with them, cross the internet in plain text.',
  fix: 'Give an https:// address.',
  profile: 'baseline',
  resources: ['AWS::KinesisFirehose::DeliveryStream'],
  * check(resource) {
    for (const path of addresses) yield* plainAddress(resource, path);
  },
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/firehose/latest/dev/create-destination.html',
  examples: {
    fails: [
      stream({ HttpEndpointDestinationConfiguration: { EndpointConfiguration: { Url: 'http://orders.example.com/' } } }),
      stream({ SplunkDestinationConfiguration: { HECEndpoint: { 'Fn::Sub': 'http://${Host}:8088' } } }),
      stream({ AmazonopensearchserviceDestinationConfiguration: { ClusterEndpoint: 'http://search.example.com' } }),
      stream({ ElasticsearchDestinationConfiguration: { ClusterEndpoint: 'http://search.example.com' } }),
      stream({ AmazonOpenSearchServerlessDestinationConfiguration: { CollectionEndpoint: 'http://search.example.com' } }),
    ],
    passes: [stream({ HttpEndpointDestinationConfiguration: { EndpointConfiguration: { Url: 'https://orders.example.com/' } } })],
    unknown: [stream({ SplunkDestinationConfiguration: { HECEndpoint: { 'Fn::ImportValue': 'Endpoint' } } })],
  },
});
