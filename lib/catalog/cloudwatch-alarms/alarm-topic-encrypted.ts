import { graphControl } from '../../core/control';
import { resolve } from '../../core/intrinsics';

export const alarmTopicEncrypted = graphControl({
  id: 'AlarmTopicEncrypted',
  title: 'Topics that alarms publish to are encrypted',
  severity: 'low',
  why: 'Alarms say what is broken and how it is watched.',
  fix: 'Set KmsMasterKeyId to a key that lets cloudwatch.amazonaws.com use it.',
  resources: ['AWS::CloudWatch::Alarm'],
  * check(alarm) {
    for (const actions of alarm.get('AlarmActions')) {
      for (const action of actions.kind === 'list' ? actions.items.flatMap((item) => resolve(item, actions.stack)) : []) {
        if (action.kind !== 'reference' || action.resource.type !== 'AWS::SNS::Topic') continue;
        if (action.resource.get('KmsMasterKeyId').every(({ kind }) => kind !== 'absent')) continue;
        yield { verdict: 'fail', message: 'alarms are published in clear text', path: 'Properties.KmsMasterKeyId', resource: action.resource };
      }
    }
  },
  satisfies: ['NIST-800-53/SC-28'],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/AlarmThatSendsEmail.html',
  examples: {
    fails: [{ Topic: { Type: 'AWS::SNS::Topic' }, Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [{ Ref: 'Topic' }] } } }],
    passes: [{ Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId: { Ref: 'Key' } } }, Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [{ Ref: 'Topic' }] } } }],
  },
});
