import { graphControl } from '../../core/control';
import { alarmTopics } from './alarm-topics';

const topic = (KmsMasterKeyId: string) => ({
  Topic: { Type: 'AWS::SNS::Topic', Properties: { KmsMasterKeyId } },
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmActions: [{ Ref: 'Topic' }] } },
});

export const alarmTopicUsable = graphControl({
  id: 'AlarmTopicUsable',
  title: 'CloudWatch can use the key of the topic that alarms publish to',
  severity: 'medium',
  why: "The policy of the AWS managed key does not let CloudWatch use it: every alarm is dropped, and only the alarm's history says so.",
  fix: 'Set KmsMasterKeyId to a key of your own that lets cloudwatch.amazonaws.com use it.',
  resources: ['AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm'],
  * check(alarm) {
    for (const resource of alarmTopics(alarm)) {
      if (!resource.get('KmsMasterKeyId').some((key) => key.kind === 'scalar' && /(?:^|:)alias\/aws\/sns$/.test(String(key.value)))) continue;
      yield { verdict: 'fail', message: 'its key is alias/aws/sns, which CloudWatch may not use', path: 'Properties.KmsMasterKeyId', resource };
    }
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html',
  examples: {
    fails: [topic('alias/aws/sns')],
    passes: [topic('arn:aws:kms:eu-west-1:111122223333:key/alarms')],
  },
});
