import { anyOf, each, is, judge, present, some } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { alarmedMetrics } from './alarmed-metrics';

const Target = { Id: 'orders', Arn: 'arn:aws:lambda:eu-west-1:111122223333:function:orders', DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-west-1:111122223333:failed' } };
const Rule = { Type: 'AWS::Events::Rule', Properties: { EventBusName: 'orders', Targets: [Target] } };
const alarm = (MetricName: string, Value: unknown = { Ref: 'Rule' }) => ({
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/Events', MetricName, Dimensions: [{ Name: 'EventBusName', Value: 'orders' }, { Name: 'RuleName', Value }] } },
});

// What AWS services send to the default bus can mostly be asked of them again; not so that an object is new, or what an app has
// sent to its own bus.
const toldOnce = anyOf(present('EventBusName'), some('EventPattern.source', is('', 'aws.s3')));
export const ruleLossesAlarmed = graphControl({
  id: 'RuleLossesAlarmed',
  title: 'Somebody is told when events are lost that nobody tells again',
  severity: 'low',
  why: 'Whoever changes the policy of the dead-letter queue, or of its key, has undelivered events vanish, and the queue looks empty and well.',
  fix: 'Add an AWS::CloudWatch::Alarm on the metric InvocationsFailedToBeSentToDlq of the rule.',
  profile: 'strict',
  resources: ['AWS::Events::Rule'],
  * check(resource, graph) {
    // Of a rule without a dead-letter queue, a control of its own asks for an alarm on all that failed.
    const asked = [toldOnce, each('Targets', present('DeadLetterConfig'))];
    if (asked.some((one) => judge(one, resource).verdict !== 'pass')) return;
    const metrics = alarmedMetrics(graph, 'AWS/Events', 'RuleName', resource, resource.get('Name'));
    if (!metrics.has('InvocationsFailedToBeSentToDlq')) yield { verdict: 'fail', message: 'no alarm is raised on events that can not even be kept' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['queue.repudiation', 'queue.denial'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html',
  examples: {
    fails: [{ Rule }, { Rule, ...alarm('Invocations') }, { Rule: { Type: 'AWS::Events::Rule', Properties: { EventPattern: { source: ['aws.s3'] }, Targets: [Target] } } }],
    passes: [
      { Rule, ...alarm('InvocationsFailedToBeSentToDlq') },
      { Rule: { Type: 'AWS::Events::Rule', Properties: { ScheduleExpression: 'rate(1 day)', Targets: [Target] } } },
      { Rule: { ...Rule, Properties: { ...Rule.Properties, Name: 'orders' } }, ...alarm('InvocationsFailedToBeSentToDlq', 'orders') },
      { Rule: { Type: 'AWS::Events::Rule', Properties: { EventBusName: 'orders', Targets: [{ Id: 'orders', Arn: Target.Arn }] } } },
    ],
  },
});
