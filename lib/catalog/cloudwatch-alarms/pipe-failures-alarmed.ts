import { graphControl } from '../../core/control';
import { alarmedMetrics } from './alarmed-metrics';

const Pipe = { Type: 'AWS::Pipes::Pipe' };
const alarm = (MetricName: string, Name: string, Value: unknown) => ({
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/EventBridge/Pipes', MetricName, Dimensions: [{ Name, Value }] } },
});

export const pipeFailuresAlarmed = graphControl({
  id: 'PipeFailuresAlarmed',
  title: 'Somebody is told when a pipe fails',
  severity: 'low',
  why: 'A pipe that an attacker makes fail looks, from outside, like a quiet day.',
  fix: 'Add an AWS::CloudWatch::Alarm on the metric ExecutionFailed of the pipe.',
  profile: 'strict',
  resources: ['AWS::Pipes::Pipe'],
  * check(resource, graph) {
    const metrics = [...alarmedMetrics(graph, 'AWS/EventBridge/Pipes', 'PipeName', resource, resource.get('Name'))];
    if (!metrics.some((metric) => /(?:Execution|TargetStage)(?:Partially)?Failed/.test(metric))) yield { verdict: 'fail', message: 'no alarm is raised on its failed executions' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-monitoring.html',
  examples: {
    fails: [{ Pipe }, { Pipe, ...alarm('EventCount', 'PipeName', { Ref: 'Pipe' }) }],
    passes: [
      { Pipe, ...alarm('ExecutionFailed', 'PipeName', { Ref: 'Pipe' }) },
      { Pipe: { ...Pipe, Properties: { Name: 'orders' } }, ...alarm('TargetStagePartiallyFailed', 'PipeName', 'orders') },
    ],
  },
});
