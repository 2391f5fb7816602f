import { graphControl } from '../../core/control';
import { literalCredential } from '../secrets-manager/credential-properties';
import { secretsWithin } from '../secrets-manager/secrets-within';

const credentials = [
  'HttpEndpointDestinationConfiguration.EndpointConfiguration.AccessKey', 'RedshiftDestinationConfiguration.Password',
  'SplunkDestinationConfiguration.HECToken', 'SnowflakeDestinationConfiguration.PrivateKey', 'SnowflakeDestinationConfiguration.KeyPassphrase',
];
const stream = (properties: object) => ({ Stream: { Type: 'AWS::KinesisFirehose::DeliveryStream', Properties: properties } });

export const deliveryStreamWithoutLiteralCredentials = graphControl({
  id: 'DeliveryStreamWithoutLiteralCredentials',
  title: 'Delivery streams do not spell out the credentials of their destinations',
  severity: 'critical',
  why: 'Whoever can read the repository, the build output or the stack holds the credential, and it stays in their history for good.',
  fix: 'Set SecretsManagerConfiguration of the destination, with the ARN of a secret.',
  profile: 'baseline',
  resources: ['AWS::KinesisFirehose::DeliveryStream'],
  * check(resource) {
    for (const path of credentials) yield* literalCredential(resource, path);
    yield* secretsWithin(resource, 'HttpEndpointDestinationConfiguration.RequestConfiguration.CommonAttributes');
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/firehose/latest/dev/using-secrets-manager.html',
  examples: {
    fails: [
      stream({ HttpEndpointDestinationConfiguration: { EndpointConfiguration: { AccessKey: '7f3c9a1be2d84c55' } } }),
      stream({ RedshiftDestinationConfiguration: { Username: 'orders', Password: 'correct-horse-battery' } }),
      stream({ SnowflakeDestinationConfiguration: { PrivateKey: 'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC' } }),
      stream({ SnowflakeDestinationConfiguration: { KeyPassphrase: 'correct-horse-battery' } }),
      stream({
        HttpEndpointDestinationConfiguration: { RequestConfiguration: { CommonAttributes: [{ AttributeName: 'api-token', AttributeValue: '7f3c9a1be2d84c55' }] } },
      }),
    ],
    passes: [
      stream({ HttpEndpointDestinationConfiguration: { SecretsManagerConfiguration: { Enabled: true, SecretARN: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-a1b2c3' } } }),
      stream({ RedshiftDestinationConfiguration: { Username: 'orders', Password: '{{resolve:secretsmanager:orders:SecretString:password}}' } }),
    ],
    unknown: [stream({ SplunkDestinationConfiguration: { HECToken: { 'Fn::ImportValue': 'Token' } } })],
  },
});
