import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const topicEncrypted = propertyControl({
  id: 'TopicEncrypted',
  title: 'SNS topics are encrypted at rest with KMS',
  severity: 'medium',
  why: 'Messages that wait for a retry lie on disk in plain text.',
  fix: 'Set KmsMasterKeyId, to a key of your own where AWS services publish to the topic.',
  resource: 'AWS::SNS::Topic',
  requires: present('KmsMasterKeyId'),
  satisfies: ['FSBP/SNS.1', 'NIST-800-53/SC-28'],
  mitigates: ['queue.disclosure'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html',
  examples: {
    fails: [{}],
    passes: [{ KmsMasterKeyId: 'alias/orders' }],
    unknown: [{ KmsMasterKeyId: { 'Fn::ImportValue': 'Key' } }],
  },
});
