import { graphControl } from '../../core/control';
import { withoutCustomerKey } from '../kms/customer-key';

const topic = (properties: object) => ({ Key: { Type: 'AWS::KMS::Key' }, Topic: { Type: 'AWS::SNS::Topic', Properties: properties } });

export const topicEncryptedWithCustomerKey = graphControl({
  id: 'TopicEncryptedWithCustomerKey',
  title: 'SNS topics are encrypted with a customer managed key',
  severity: 'low',
  why: 'The key alias/aws/sns can not be shared with the AWS services that publish, so that alarms are lost, and says nothing of who decrypts.',
  fix: 'Set KmsMasterKeyId to a key whose policy names who may encrypt and decrypt.',
  profile: 'strict',
  resources: ['AWS::SNS::Topic'],
  check: (resource) => withoutCustomerKey(resource, 'KmsMasterKeyId'),
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['queue.disclosure', 'log.denial'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html',
  examples: {
    fails: [topic({}), topic({ KmsMasterKeyId: { 'Fn::Sub': 'arn:${AWS::Partition}:kms:${AWS::Region}:${AWS::AccountId}:alias/aws/sns' } })],
    passes: [topic({ KmsMasterKeyId: 'alias/orders' }), topic({ KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } })],
    unknown: [topic({ KmsMasterKeyId: { 'Fn::ImportValue': 'Key' } })],
  },
});
