import { each, judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { alarmedMetrics } from './alarmed-metrics';

const Rule = { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Id: 'orders', Arn: 'arn:aws:lambda:eu-west-1:111122223333:function:orders' }] } };
const alarm = (MetricName: string, Name: string, Value: unknown) => ({
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/Events', MetricName, Dimensions: [{ Name, Value }] } },
});

export const ruleFailuresAlarmed = graphControl({
  id: 'RuleFailuresAlarmed',
  title: 'Somebody is told when a rule could not deliver',
  severity: 'low',
  why: 'Whoever takes away the permission of a rule has switched off what it does, such as an audit, and nothing tells.',
  fix: 'Add an AWS::CloudWatch::Alarm on the metric FailedInvocations of the rule, or a dead-letter queue to each target.',
  profile: 'strict',
  resources: ['AWS::Events::Rule'],
  * check(resource, graph) {
    // What failed is kept in a queue, and a control of its own asks for an alarm there.
    if (judge(each('Targets', present('DeadLetterConfig')), resource).verdict === 'pass') return;
    const metrics = [...alarmedMetrics(graph, 'AWS/Events', 'RuleName', resource, resource.get('Name'))];
    if (!metrics.some((metric) => /FailedInvocations|InvocationsFailedToBeSentToDlq/.test(metric))) yield { verdict: 'fail', message: 'no alarm is raised on its failed invocations' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-monitoring.html',
  examples: {
    fails: [{ Rule }, { Rule, ...alarm('Invocations', 'RuleName', { Ref: 'Rule' }) }],
    passes: [
      { Rule, ...alarm('FailedInvocations', 'RuleName', { Ref: 'Rule' }) },
      { Rule: { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Id: 'orders', DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-west-1:111122223333:failed' } }] } } },
      { Rule: { ...Rule, Properties: { ...Rule.Properties, Name: 'orders' } }, ...alarm('FailedInvocations', 'RuleName', 'orders') },
    ],
  },
});
