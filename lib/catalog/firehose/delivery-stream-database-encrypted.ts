import { is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const deliveryStreamDatabaseEncrypted = propertyControl({
  id: 'DeliveryStreamDatabaseEncrypted',
  title: 'Delivery streams read databases over TLS',
  severity: 'high',
  why: 'Rows, and the password of the database, cross the network in plain text.',
  fix: "Set DatabaseSourceConfiguration.SSLMode to 'Enabled'.",
  resource: 'AWS::KinesisFirehose::DeliveryStream',
  appliesWhen: present('DatabaseSourceConfiguration'),
  requires: is('DatabaseSourceConfiguration.SSLMode', 'Enabled'),
  // A database without TLS would not be reached any more.
  repair: 'none',
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.disclosure'],
  source: 'https://docs.aws.amazon.com/firehose/latest/APIReference/API_DatabaseSourceConfiguration.html',
  examples: {
    fails: [{ DatabaseSourceConfiguration: { Type: 'MySQL', SSLMode: 'Disabled' } }],
    passes: [{ DatabaseSourceConfiguration: { Type: 'MySQL', SSLMode: 'Enabled' } }, {}],
    unknown: [{ DatabaseSourceConfiguration: { SSLMode: { Ref: 'Mode' } } }],
  },
});
