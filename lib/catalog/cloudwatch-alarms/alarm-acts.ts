import { allOf, is, judge, not, present, some } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { isInCompositeAlarm } from './composite-alarms';

const acts = allOf(some('AlarmActions', present('')), not(is('ActionsEnabled', false)));
const alarm = (properties: object) => ({ Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: properties } });
const topic = 'arn:aws:sns:eu-west-1:111122223333:alarms';

export const alarmActs = graphControl({
  id: 'AlarmActs',
  title: 'Alarms tell somebody',
  severity: 'medium',
  why: 'An alarm without an action is raised, and nobody is told.',
  fix: 'Set AlarmActions, such as an SNS topic, and leave ActionsEnabled on.',
  resources: ['AWS::CloudWatch::Alarm'],
  * check(resource, graph) {
    const { verdict, explanation, path } = judge(acts, resource);
    if (verdict !== 'pass' && !isInCompositeAlarm(resource, graph)) yield { verdict, message: explanation, path: `Properties.${path}` };
  },
  satisfies: ['FSBP/CloudWatch.15', 'FSBP/CloudWatch.17', 'NIST-800-53/SI-4'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html',
  examples: {
    fails: [alarm({}), alarm({ AlarmActions: [] }), alarm({ AlarmActions: [topic], ActionsEnabled: false })],
    passes: [
      alarm({ AlarmActions: [topic] }),
      // The composite alarm acts for those that it is made of.
      { ...alarm({}), Composite: { Type: 'AWS::CloudWatch::CompositeAlarm', Properties: { AlarmRule: { 'Fn::Sub': 'ALARM("${Alarm}")' }, AlarmActions: [topic] } } },
    ],
    unknown: [alarm({ AlarmActions: [topic], ActionsEnabled: { Ref: 'Enabled' } })],
  },
});
