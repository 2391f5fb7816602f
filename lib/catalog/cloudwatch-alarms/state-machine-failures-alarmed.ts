import { graphControl } from '../../core/control';
import { alarmedMetrics } from './alarmed-metrics';

const Machine = { Type: 'AWS::StepFunctions::StateMachine' };
const alarm = (MetricName: string, Name: string, Value: unknown) => ({
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/States', MetricName, Dimensions: [{ Name, Value }] } },
});

export const stateMachineFailuresAlarmed = graphControl({
  id: 'StateMachineFailuresAlarmed',
  title: 'Somebody is told when an execution of a state machine fails',
  severity: 'low',
  why: 'A process that an attacker makes fail half way, with the goods sent and not paid, looks like a quiet day.',
  fix: 'Add an AWS::CloudWatch::Alarm on the metric ExecutionsFailed of the state machine.',
  profile: 'strict',
  resources: ['AWS::StepFunctions::StateMachine'],
  * check(resource, graph) {
    const metrics = [...alarmedMetrics(graph, 'AWS/States', 'StateMachineArn', resource, [])];
    if (!metrics.some((metric) => /Executions(?:Failed|TimedOut|Aborted)/.test(metric))) yield { verdict: 'fail', message: 'no alarm is raised on its failed executions' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['function.repudiation'],
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html',
  examples: {
    fails: [{ Machine }, { Machine, ...alarm('ExecutionsStarted', 'StateMachineArn', { Ref: 'Machine' }) }],
    passes: [{ Machine, ...alarm('ExecutionsFailed', 'StateMachineArn', { Ref: 'Machine' }) }],
  },
});
