import { graphControl } from '../../core/control';
import { withoutCustomerKey } from '../kms/customer-key';

const of = (Properties: object) => ({ Subject: { Type: 'AWS::CloudTrail::Trail', Properties } });

export const trailEncryptedWithCustomerKey = graphControl({
  id: 'TrailEncryptedWithCustomerKey',
  title: 'Trails of CloudTrail are encrypted with a key of the customer',
  severity: 'low',
  why: 'Whoever may read the bucket reads what everybody did in the account: no key has to be given to him as well.',
  fix: 'Set KMSKeyId to the ARN of a key of yours.',
  profile: 'strict',
  resources: ['AWS::CloudTrail::Trail'],
  check: (resource) => withoutCustomerKey(resource, 'KMSKeyId'),
  satisfies: ['FSBP/CloudTrail.2', 'NIST-800-53/SC-28'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/encrypting-cloudtrail-log-files-with-aws-kms.html',
  examples: {
    fails: [of({}), of({ KMSKeyId: 'alias/aws/ecr' })],
    passes: [of({ KMSKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/a1b2' })],
    unknown: [of({ KMSKeyId: { 'Fn::ImportValue': 'Key' } })],
  },
});
