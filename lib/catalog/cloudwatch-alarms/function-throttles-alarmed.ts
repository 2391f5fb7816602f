import { graphControl } from '../../core/control';
import { alarmedMetrics } from './alarmed-metrics';

const alarm = (MetricName: string, Value: unknown = { Ref: 'Function' }) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: { MetricName, Namespace: 'AWS/Lambda', Dimensions: [{ Name: 'FunctionName', Value }] },
});
const Function = { Type: 'AWS::Lambda::Function' };

export const functionThrottlesAlarmed = graphControl({
  id: 'FunctionThrottlesAlarmed',
  title: 'Somebody is told when invocations of a function are refused',
  severity: 'low',
  why: 'A flood of requests uses up the concurrency of the account, and the functions beside it stop without an error of their own.',
  fix: 'Add an AWS::CloudWatch::Alarm on the metric Throttles of the function.',
  profile: 'strict',
  resources: ['AWS::Lambda::Function'],
  * check(fn, graph) {
    const alarmed = alarmedMetrics(graph, 'AWS/Lambda', 'FunctionName', fn, fn.get('FunctionName')).has('Throttles');
    if (!alarmed) yield { verdict: 'fail', message: 'no alarm is raised on refused invocations' };
  },
  satisfies: ['NIST-800-53/SI-4', 'CSA-Serverless/SAS-8'],
  mitigates: ['function.denial'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-concurrency.html',
  examples: {
    fails: [{ Function }, { Function, Alarm: alarm('Errors') }],
    passes: [{ Function, Alarm: alarm('Throttles') }, { Function: { ...Function, Properties: { FunctionName: 'orders' } }, Alarm: alarm('Throttles', 'orders') }],
  },
});
