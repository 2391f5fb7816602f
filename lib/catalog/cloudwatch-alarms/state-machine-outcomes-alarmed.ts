import { graphControl } from '../../core/control';
import { alarmedMetrics } from './alarmed-metrics';

const Machine = { Type: 'AWS::StepFunctions::StateMachine' };
const alarm = (MetricName: string) => ({
  Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/States', MetricName, Dimensions: [{ Name: 'StateMachineArn', Value: { Ref: 'Machine' } }] },
});
const alarms = (...metrics: string[]) => Object.fromEntries(metrics.map((metric) => [metric, alarm(metric)]));

const ofType = (StateMachineType: unknown) => ({ ...Machine, Properties: { StateMachineType } });
const unstoppable = ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionThrottled'];

/** Each counts executions that none of the others does. */
const outcomes = ['ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted', 'ExecutionThrottled'];

export const stateMachineOutcomesAlarmed = graphControl({
  id: 'StateMachineOutcomesAlarmed',
  title: 'Somebody is told of each way in which executions of a state machine end badly',
  severity: 'low',
  why: 'Executions that run out of time, or that somebody stopped half way, do not count as failed: the alarm on those stays quiet.',
  fix: `Add an AWS::CloudWatch::Alarm on each of ${outcomes.join(', ')} of the state machine.`,
  profile: 'strict',
  resources: ['AWS::StepFunctions::StateMachine'],
  * check(machine, graph) {
    const watched = alarmedMetrics(graph, 'AWS/States', 'StateMachineArn', machine, []);
    // Where there is none, a control of its own says so.
    if (!outcomes.some((metric) => watched.has(metric))) return;
    const express = machine.get('StateMachineType').some((type) => type.kind === 'scalar' && type.value === 'EXPRESS');
    for (const metric of outcomes) {
      // Nobody can stop an express execution.
      if (watched.has(metric) || (express && metric === 'ExecutionsAborted')) continue;
      yield { verdict: 'fail', message: `no alarm is raised on ${metric}`, detail: metric };
    }
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['function.repudiation', 'function.denial'],
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/procedure-cw-metrics.html',
  examples: {
    fails: [
      { Machine, ...alarms('ExecutionsFailed') }, { Machine, ...alarms('ExecutionsFailed', 'ExecutionsTimedOut', 'ExecutionsAborted') },
      { Machine: ofType('STANDARD'), ...alarms(...unstoppable) }, { Machine: ofType('EXPRESS'), ...alarms('ExecutionsTimedOut', 'ExecutionThrottled') },
    ],
    passes: [
      { Machine, ...alarms(...outcomes) }, { Machine: ofType('EXPRESS'), ...alarms(...unstoppable) }, { Machine },
      { Machine: ofType({ 'Fn::If': ['Fast', 'EXPRESS', 'STANDARD'] }), ...alarms(...unstoppable) },
    ],
  },
});
