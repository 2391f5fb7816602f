import { graphControl } from '../../core/control';
import { withoutCustomerKey } from '../kms/customer-key';

const of = (Properties: object) => ({ Subject: { Type: 'AWS::ECR::Repository', Properties } });

export const repositoryEncryptedWithCustomerKey = graphControl({
  id: 'RepositoryEncryptedWithCustomerKey',
  title: 'Image repositories are encrypted with a key of the customer',
  severity: 'low',
  why: 'Who may read the images is decided by the repository alone: no key can be closed when a role turns out to be stolen.',
  fix: 'Set EncryptionConfiguration.KmsKey to the ARN of a key of yours.',
  profile: 'strict',
  resources: ['AWS::ECR::Repository'],
  check: (resource) => withoutCustomerKey(resource, 'EncryptionConfiguration.KmsKey'),
  satisfies: ['FSBP/ECR.5', 'NIST-800-53/SC-28'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/encryption-at-rest.html',
  examples: {
    fails: [of({}), of({ EncryptionConfiguration: { KmsKey: 'alias/aws/ecr' } })],
    passes: [of({ EncryptionConfiguration: { KmsKey: 'arn:aws:kms:eu-west-1:111122223333:key/a1b2' } })],
    unknown: [of({ EncryptionConfiguration: { KmsKey: { 'Fn::ImportValue': 'Key' } } })],
  },
});
