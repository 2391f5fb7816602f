import { graphControl } from '../../core/control';
import { withoutCustomerKey } from '../kms/customer-key';

const pipe = (properties: object) => ({ Pipe: { Type: 'AWS::Pipes::Pipe', Properties: properties } });

export const pipeEncryptedWithCustomerKey = graphControl({
  id: 'PipeEncryptedWithCustomerKey',
  title: 'Pipes are encrypted with a customer managed key',
  severity: 'low',
  why: 'With a key that AWS owns, nothing shows who read the filters, templates and events in transit.',
  fix: 'Set KmsKeyIdentifier to a key whose policy names who may decrypt.',
  profile: 'strict',
  resources: ['AWS::Pipes::Pipe'],
  check: (resource) => withoutCustomerKey(resource, 'KmsKeyIdentifier'),
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['queue.disclosure'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-encryption-pipes-cmkey.html',
  examples: {
    fails: [pipe({})],
    passes: [pipe({ KmsKeyIdentifier: 'arn:aws:kms:eu-west-1:111122223333:key/a1b2c3' })],
    unknown: [pipe({ KmsKeyIdentifier: { 'Fn::ImportValue': 'Key' } })],
  },
});
