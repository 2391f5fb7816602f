import { allOf, matches, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const topicEncryptedWithCustomerKey = propertyControl({
  id: 'TopicEncryptedWithCustomerKey',
  title: 'SNS topics are encrypted with a customer managed key',
  severity: 'low',
  why: 'The key alias/aws/sns can not be shared with the AWS services that publish, so that alarms are lost, and says nothing of who decrypts.',
  fix: 'Set KmsMasterKeyId to a key whose policy names who may encrypt and decrypt.',
  profile: 'strict',
  resource: 'AWS::SNS::Topic',
  requires: allOf(present('KmsMasterKeyId'), not(matches('KmsMasterKeyId', /alias\/aws\/sns$/, 'be alias/aws/sns'))),
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['queue.disclosure', 'log.denial'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html',
  examples: {
    fails: [{}, { KmsMasterKeyId: 'alias/aws/sns' }, { KmsMasterKeyId: 'arn:aws:kms:eu-west-1:111122223333:alias/aws/sns' }],
    passes: [{ KmsMasterKeyId: 'alias/orders' }],
    unknown: [{ KmsMasterKeyId: { 'Fn::ImportValue': 'Key' } }],
  },
});
