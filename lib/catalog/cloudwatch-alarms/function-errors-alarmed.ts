import { graphControl } from '../../core/control';
import { alarmedMetrics } from './alarmed-metrics';

const alarm = (MetricName: string, ...Dimensions: object[]) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: { MetricName, Namespace: 'AWS/Lambda', ...(Dimensions.length > 0 ? { Dimensions } : {}) },
});
const Function = { Type: 'AWS::Lambda::Function' };

export const functionErrorsAlarmed = graphControl({
  id: 'FunctionErrorsAlarmed',
  title: 'Somebody is told when a function fails',
  severity: 'low',
  why: 'A function that an attacker makes fail looks, from outside, like a quiet day.',
  fix: 'Add an AWS::CloudWatch::Alarm on the metric Errors of the function.',
  profile: 'strict',
  resources: ['AWS::Lambda::Function'],
  * check(fn, graph) {
    const alarmed = alarmedMetrics(graph, 'AWS/Lambda', 'FunctionName', fn, fn.get('FunctionName')).has('Errors');
    if (!alarmed) yield { verdict: 'fail', message: 'no alarm is raised on its errors' };
  },
  satisfies: ['NIST-800-53/SI-4', 'CSA-Serverless/SAS-5'],
  mitigates: ['function.repudiation'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics.html',
  examples: {
    fails: [{ Function }, { Function, Alarm: alarm('Invocations', { Name: 'FunctionName', Value: { Ref: 'Function' } }) }],
    passes: [
      { Function, Alarm: alarm('Errors', { Name: 'FunctionName', Value: { Ref: 'Function' } }) },
      // Of all functions of the account.
      { Function, Alarm: alarm('Errors') },
      { Function: { ...Function, Properties: { FunctionName: 'orders' } }, Alarm: alarm('Errors', { Name: 'FunctionName', Value: 'orders' }) },
    ],
  },
});
