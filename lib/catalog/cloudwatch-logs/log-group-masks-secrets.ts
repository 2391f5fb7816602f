import { is, not, present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// Other classes of log groups know no data protection.
export const logGroupMasksSecrets = propertyControl({
  id: 'LogGroupMasksSecrets',
  title: 'Log groups mask sensitive data',
  severity: 'low',
  why: 'A credential that slips into a log is read by everyone who debugs.',
  fix: 'Set DataProtectionPolicy with a Deidentify operation.',
  profile: 'strict',
  resource: 'AWS::Logs::LogGroup',
  appliesWhen: not(is('LogGroupClass', 'INFREQUENT_ACCESS', 'DELIVERY')),
  requires: some('DataProtectionPolicy.Statement', present('Operation.Deidentify')),
  satisfies: [],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/mask-sensitive-log-data.html',
  examples: {
    fails: [
      {},
      { DataProtectionPolicy: { Name: 'find', Version: '2021-06-01', Statement: [{ DataIdentifier: ['AwsSecretKey'], Operation: { Audit: { FindingsDestination: {} } } }] } },
    ],
    passes: [
      {
        DataProtectionPolicy: {
          Name: 'mask', Version: '2021-06-01', Statement: [{ DataIdentifier: ['AwsSecretKey'], Operation: { Deidentify: { MaskConfig: {} } } }],
        },
      },
      { LogGroupClass: 'INFREQUENT_ACCESS' },
      { LogGroupClass: 'DELIVERY' },
    ],
    unknown: [{ DataProtectionPolicy: { Ref: 'Policy' } }],
  },
});
