import { graphControl } from '../../core/control';
import { TemplateGraph } from '../../core/template-graph';
import { dimensionValues } from './alarmed-metrics';

const alarm = (stage: unknown, Namespace: unknown = 'AWS/ApiGateway') => ({
  Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: 'a1b2c3', StageName: 'prod' } },
  Alarm: {
    Type: 'AWS::CloudWatch::Alarm',
    Properties: { Namespace, MetricName: '5XXError', Dimensions: [{ Name: 'ApiName', Value: 'orders' }, { Name: 'Stage', Value: stage }] },
  },
});

/** The names of all stages; undefined where one is known only on deployment. */
function stageNames(graph: TemplateGraph): ReadonlySet<string> | undefined {
  return graph.once('names of stages', () => {
    const names = new Set<string>();
    for (const stage of [...graph.ofType('AWS::ApiGateway::Stage'), ...graph.ofType('AWS::ApiGatewayV2::Stage'), ...graph.ofType('AWS::ApiGateway::Deployment')]) {
      for (const name of stage.get('StageName')) {
        if (name.kind === 'scalar') names.add(String(name.value));
        else if (name.kind !== 'absent') return undefined;
      }
    }
    return names;
  });
}

export const alarmStageExists = graphControl({
  id: 'AlarmStageExists',
  title: 'Alarms on an API watch one of its stages',
  severity: 'low',
  why: 'An alarm on a stage that there is not has no data, for good: the API may fail or be attacked, and nobody is told.',
  fix: 'Refer to the stage in the dimension Stage of the alarm, instead of writing its name.',
  profile: 'strict',
  resources: ['AWS::CloudWatch::Alarm'],
  * check(resource, graph) {
    if (!resource.get('Namespace').some((namespace) => namespace.kind === 'scalar' && namespace.value === 'AWS/ApiGateway')) return;
    const names = stageNames(graph);
    // With no stage at all the API is elsewhere.
    if (!names || names.size === 0) return;
    for (const stage of dimensionValues(resource.properties, 'Stage', resource.stack) ?? []) {
      if (stage.kind !== 'scalar' || names.has(String(stage.value))) continue;
      yield { verdict: 'fail', message: `there is no stage '${stage.value}'`, path: 'Properties.Dimensions', detail: String(stage.value) };
    }
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-metrics-and-dimensions.html',
  examples: {
    fails: [
      alarm('production'),
      { ...alarm('production'), Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: 'a1b2c3', StageName: 'prod' } } },
      { ...alarm('production'), Stage: { Type: 'AWS::ApiGateway::Deployment', Properties: { RestApiId: 'a1b2c3', StageName: 'prod' } } },
      { ...alarm('production'), Deployment: { Type: 'AWS::ApiGateway::Deployment' } }, alarm('production', { 'Fn::If': ['IsPublic', 'AWS/ApiGateway', 'Shop'] }),
    ],
    passes: [
      alarm('prod'), alarm({ Ref: 'Stage' }), alarm('production', 'Shop'), alarm('production', { Ref: 'Namespace' }), { Alarm: alarm('prod').Alarm },
      { ...alarm('test'), Test: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: 'a1b2c3', StageName: { Ref: 'StageName' } } } },
    ],
  },
});
