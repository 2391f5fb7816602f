import { graphControl } from '../../core/control';
import { alarmsNaming } from './alarms-naming';

export const functionErrorsAlarmed = graphControl({
  id: 'FunctionErrorsAlarmed',
  title: 'Somebody is told when a function fails',
  severity: 'low',
  why: 'A function that an attacker makes fail looks, from outside, like a quiet day.',
  fix: 'Add an AWS::CloudWatch::Alarm on the metric Errors of the function.',
  profile: 'strict',
  resources: ['AWS::Lambda::Function'],
  * check(fn, graph) {
    const alarmed = alarmsNaming(graph, 'FunctionName', fn).some((alarm) => alarm.metrics.includes('Errors'));
    if (!alarmed) yield { verdict: 'fail', message: 'no alarm is raised on its errors' };
  },
  satisfies: ['NIST-800-53/SI-4', 'OWASP-Serverless/SAS-5'],
  mitigates: ['function.repudiation'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-metrics.html',
  examples: {
    fails: [{ Function: { Type: 'AWS::Lambda::Function' } }],
    passes: [{
      Function: { Type: 'AWS::Lambda::Function' },
      Alarm: {
        Type: 'AWS::CloudWatch::Alarm',
        Properties: { MetricName: 'Errors', Namespace: 'AWS/Lambda', Dimensions: [{ Name: 'FunctionName', Value: { Ref: 'Function' } }] },
      },
    }],
  },
});
