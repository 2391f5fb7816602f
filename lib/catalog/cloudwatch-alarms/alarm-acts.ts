import { allOf, is, not, present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const alarmActs = propertyControl({
  id: 'AlarmActs',
  title: 'Alarms tell somebody',
  severity: 'medium',
  why: 'An alarm without an action is raised, and nobody is told.',
  fix: 'Set AlarmActions, such as an SNS topic, and leave ActionsEnabled on.',
  resource: 'AWS::CloudWatch::Alarm',
  requires: allOf(some('AlarmActions', present('')), not(is('ActionsEnabled', false))),
  satisfies: ['FSBP/CloudWatch.15', 'FSBP/CloudWatch.17', 'NIST-800-53/SI-4'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html',
  examples: {
    fails: [{}, { AlarmActions: [] }, { AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:alarms'], ActionsEnabled: false }],
    passes: [{ AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:alarms'] }],
    unknown: [{ AlarmActions: ['arn:aws:sns:eu-west-1:111122223333:alarms'], ActionsEnabled: { Ref: 'Enabled' } }],
  },
});
