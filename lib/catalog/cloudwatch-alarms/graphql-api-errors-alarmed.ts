import { graphControl } from '../../core/control';
import { alarmedMetrics } from './alarmed-metrics';

const Api = { Type: 'AWS::AppSync::GraphQLApi', Properties: { Name: 'orders', AuthenticationType: 'AWS_IAM' } };
const alarm = (MetricName: string) => ({
  Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/AppSync', MetricName, Dimensions: [{ Name: 'GraphQLAPIId', Value: { 'Fn::GetAtt': ['Api', 'ApiId'] } }] },
});

export const graphqlApiErrorsAlarmed = graphControl({
  id: 'GraphqlApiErrorsAlarmed',
  title: 'Somebody is told when a GraphQL API fails, or refuses many requests',
  severity: 'low',
  why: 'Who probes the API is refused many times before one query is not; and what an attacker makes fail is seen by customers alone.',
  fix: 'Add an AWS::CloudWatch::Alarm on the metric 5XXError of the API and one on 4XXError, by GraphQLAPIId.',
  profile: 'strict',
  resources: ['AWS::AppSync::GraphQLApi'],
  * check(api, graph) {
    const watched = alarmedMetrics(graph, 'AWS/AppSync', 'GraphQLAPIId', api, []);
    for (const metric of ['5XXError', '4XXError']) {
      if (!watched.has(metric)) yield { verdict: 'fail', message: `no alarm is raised on ${metric}`, detail: metric };
    }
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['api.repudiation', 'api.denial'],
  source: 'https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html',
  examples: {
    fails: [{ Api }, { Api, Alarm: alarm('5XXError') }],
    passes: [{ Api, Failures: alarm('5XXError'), Refusals: alarm('4XXError') }],
  },
});
