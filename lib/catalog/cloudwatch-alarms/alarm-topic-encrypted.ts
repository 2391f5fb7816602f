import { judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { alarmTopics } from './alarm-topics';

const acting = (actions: string, action: unknown) => ({ Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { [actions]: [action] } } });
const topic = (properties: object, actions = 'AlarmActions') => ({
  Topic: { Type: 'AWS::SNS::Topic', Properties: properties }, ...acting(actions, { Ref: 'Topic' }),
});

export const alarmTopicEncrypted = graphControl({
  id: 'AlarmTopicEncrypted',
  title: 'Topics that alarms publish to are encrypted',
  severity: 'low',
  why: 'Alarms say what is broken and how it is watched.',
  fix: 'Set KmsMasterKeyId to a key that lets cloudwatch.amazonaws.com use it.',
  resources: ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'],
  * check(alarm) {
    for (const resource of alarmTopics(alarm)) {
      const { verdict } = judge(present('KmsMasterKeyId'), resource);
      if (verdict !== 'pass') yield { verdict, message: 'alarms are published in clear text', path: 'Properties.KmsMasterKeyId', resource };
    }
  },
  satisfies: ['NIST-800-53/SC-28'],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html',
  examples: {
    fails: [topic({}), topic({}, 'OKActions'), topic({}, 'InsufficientDataActions')],
    passes: [
      topic({ KmsMasterKeyId: 'arn:aws:kms:eu-west-1:111122223333:key/alarms' }),
      { Restart: { Type: 'AWS::Lambda::Function' }, ...acting('AlarmActions', { 'Fn::GetAtt': ['Restart', 'Arn'] }) },
      acting('AlarmActions', 'arn:aws:sns:eu-west-1:111122223333:alarms'),
    ],
    unknown: [topic({ KmsMasterKeyId: { 'Fn::Transform': { Name: 'Key' } } })],
  },
});
