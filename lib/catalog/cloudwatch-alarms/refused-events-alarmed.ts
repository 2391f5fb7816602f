import { graphControl } from '../../core/control';
import { alarmedMetrics } from './alarmed-metrics';

const alarm = (MetricName: string, raised: object = {}) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: { MetricName, Namespace: 'Bulwark', Dimensions: [{ Name: 'FunctionName', Value: { Ref: 'Function' } }], ...raised },
});
const guarded = {
  Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables: { BULWARK_TRUSTED_SOURCES: '[]' } } },
};

// The variable is what a SecureFunction with an event schema carries.
export const refusedEventsAlarmed = graphControl({
  id: 'RefusedEventsAlarmed',
  title: 'Somebody is told when the input guard of a function refuses events',
  severity: 'low',
  why: 'Somebody who tries what a function takes is refused again and again, until something is not: without an alarm nobody looks before that.',
  fix: "Add an AWS::CloudWatch::Alarm on the sum of the metric RefusedEvents of the function, in the namespace Bulwark.",
  profile: 'strict',
  resources: ['AWS::Lambda::Function'],
  * check(fn, graph) {
    const isGuarded = fn.get('Environment.Variables').some((variables) => variables.kind === 'object' && 'BULWARK_TRUSTED_SOURCES' in variables.value);
    if (!isGuarded) return;
    const alarmed = alarmedMetrics(graph, 'Bulwark', 'FunctionName', fn, fn.get('FunctionName')).has('RefusedEvents');
    if (!alarmed) yield { verdict: 'fail', message: 'no alarm is raised on the events that its guard refuses' };
  },
  satisfies: ['NIST-800-53/SI-4', 'CSA-Serverless/SAS-5'],
  mitigates: ['function.repudiation'],
  source: 'https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format.html',
  examples: {
    fails: [
      { Function: guarded }, { Function: guarded, Alarm: alarm('Errors') },
      { Function: guarded, Alarm: alarm('RefusedEvents', { Statistic: 'Maximum', Threshold: 20 }) },
      { Function: { ...guarded, Properties: { Environment: { Variables: { 'Fn::If': ['Guarded', { BULWARK_TRUSTED_SOURCES: '[]' }, {}] } } } } },
    ],
    passes: [
      { Function: guarded, Alarm: alarm('RefusedEvents') }, { Function: { Type: 'AWS::Lambda::Function' } },
      {
        Function: { ...guarded, Properties: { ...guarded.Properties, FunctionName: 'orders' } },
        Alarm: alarm('RefusedEvents', { Dimensions: [{ Name: 'FunctionName', Value: 'orders' }] }),
      },
    ],
  },
});
