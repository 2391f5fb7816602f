import { allOf, is, not, present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const compositeAlarmActs = propertyControl({
  id: 'CompositeAlarmActs',
  title: 'Composite alarms tell somebody',
  severity: 'medium',
  why: 'An alarm without an action is raised, and nobody is told.',
  fix: 'Set AlarmActions, such as an SNS topic, and leave ActionsEnabled on.',
  resource: 'AWS::CloudWatch::CompositeAlarm',
  requires: allOf(some('AlarmActions', present('')), not(is('ActionsEnabled', false))),
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarm-combining.html',
  examples: {
    fails: [{ AlarmRule: 'ALARM("orders")' }, { AlarmRule: 'ALARM("orders")', AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:alarms'], ActionsEnabled: false }],
    passes: [{ AlarmRule: 'ALARM("orders")', AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:alarms'] }],
    unknown: [{ AlarmRule: 'ALARM("orders")', AlarmActions: { Ref: 'Actions' } }],
  },
});
