import { graphControl } from '../../core/control';
import { withoutCustomerKey } from '../kms/customer-key';

const of = (Properties: object) => ({ Subject: { Type: 'AWS::CloudTrail::EventDataStore', Properties } });

export const eventDataStoreEncryptedWithCustomerKey = graphControl({
  id: 'EventDataStoreEncryptedWithCustomerKey',
  title: 'Event data stores of CloudTrail are encrypted with a key of the customer',
  severity: 'low',
  why: 'Whoever may query the store reads what everybody did in the account: no key has to be given to him as well.',
  fix: 'Set KmsKeyId to the ARN of a key of yours.',
  profile: 'strict',
  resources: ['AWS::CloudTrail::EventDataStore'],
  check: (resource) => withoutCustomerKey(resource, 'KmsKeyId'),
  satisfies: ['FSBP/CloudTrail.10', 'NIST-800-53/SC-28'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store-cloudtrail.html',
  examples: {
    fails: [of({}), of({ KmsKeyId: 'alias/aws/ecr' })],
    passes: [of({ KmsKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/a1b2' })],
    unknown: [of({ KmsKeyId: { 'Fn::ImportValue': 'Key' } })],
  },
});
