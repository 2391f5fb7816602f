import { graphControl } from '../../core/control';
import { withoutCustomerKey } from '../kms/customer-key';

const schedule = (properties: object) => ({ Schedule: { Type: 'AWS::Scheduler::Schedule', Properties: { ScheduleExpression: 'rate(1 hour)', ...properties } } });

export const scheduleEncryptedWithCustomerKey = graphControl({
  id: 'ScheduleEncryptedWithCustomerKey',
  title: 'Schedules are encrypted with a customer managed key',
  severity: 'low',
  why: 'With a key that AWS owns, nothing shows who read the input of the targets.',
  fix: 'Set KmsKeyArn to a key whose policy names who may decrypt.',
  profile: 'strict',
  resources: ['AWS::Scheduler::Schedule'],
  check: (resource) => withoutCustomerKey(resource, 'KmsKeyArn'),
  satisfies: ['NIST-800-53/SC-12', 'NIST-800-53/SC-28'],
  mitigates: ['queue.disclosure'],
  source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/encryption-rest.html',
  examples: {
    fails: [schedule({})],
    passes: [schedule({ KmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/a1b2c3' })],
    unknown: [schedule({ KmsKeyArn: { 'Fn::ImportValue': 'Key' } })],
  },
});
