import { graphControl } from '../../core/control';
import { alarmedMetrics } from './alarmed-metrics';

const Site = { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig: { Enabled: true } } };
const alarm = (MetricName: string, Value: unknown = { Ref: 'Site' }) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: { MetricName, Namespace: 'AWS/CloudFront', Dimensions: [{ Name: 'DistributionId', Value }, { Name: 'Region', Value: 'Global' }] },
});

export const distributionErrorsAlarmed = graphControl({
  id: 'DistributionErrorsAlarmed',
  title: 'Somebody is told when a distribution refuses or fails a large share of its requests',
  severity: 'low',
  why: 'Somebody who probes what is behind it is answered with thousands of errors first, and only the customers see them.',
  fix: 'Add an AWS::CloudWatch::Alarm on each of the metrics 4xxErrorRate and 5xxErrorRate, by DistributionId and Region (Global), in us-east-1.',
  profile: 'strict',
  resources: ['AWS::CloudFront::Distribution'],
  * check(resource, graph) {
    const watched = alarmedMetrics(graph, 'AWS/CloudFront', 'DistributionId', resource, []);
    const global = alarmedMetrics(graph, 'AWS/CloudFront', 'Region', resource, [{ kind: 'scalar', value: 'Global', stack: resource.stack }]);
    for (const metric of ['4xxErrorRate', '5xxErrorRate']) {
      if (!watched.has(metric) || !global.has(metric)) yield { verdict: 'fail', message: `no alarm is raised on its ${metric}`, detail: metric };
    }
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['api.repudiation', 'api.denial'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/programming-cloudwatch-metrics.html',
  examples: {
    fails: [{ Site }, { Site, Failing: alarm('5xxErrorRate') }, { Site, Failing: alarm('5xxErrorRate'), Refusing: alarm('4xxErrorRate', 'E2ANOTHERSITE') }],
    passes: [{ Site, Failing: alarm('5xxErrorRate'), Refusing: alarm('4xxErrorRate') }],
  },
});
