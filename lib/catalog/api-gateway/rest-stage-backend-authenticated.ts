import { judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { referencesFrom, resourcesIn } from '../../core/resource-references';
import { Resource, TemplateGraph } from '../../core/template-graph';

/** Only HTTP backends are shown the certificate; functions and AWS services are called with IAM. */
function callsHttpBackend(stage: Resource, graph: TemplateGraph): boolean {
  const methods = referencesFrom(graph, 'AWS::ApiGateway::Method', 'RestApiId');
  return stage.get('RestApiId').flatMap(resourcesIn).flatMap((api) => methods.to(api))
    .some((method) => method.get('Integration.Type').some((type) => type.kind === 'scalar' && ['HTTP', 'HTTP_PROXY'].includes(String(type.value))));
}

const method = (type: unknown) => ({ Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: { Ref: 'Api' }, Integration: { Type: type } } });
const stage = (properties: object) => ({ Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, ...properties } });
const api = { Type: 'AWS::ApiGateway::RestApi' };

export const restStageBackendAuthenticated = graphControl({
  id: 'RestStageBackendAuthenticated',
  title: 'REST API stages identify themselves to HTTP backends with a client certificate',
  severity: 'low',
  why: 'A backend that can not tell API Gateway from anyone else can be called directly, past authorizer, throttle and firewall.',
  fix: 'Set ClientCertificateId, and let the backend ask for that certificate.',
  profile: 'strict',
  resources: ['AWS::ApiGateway::Stage'],
  * check(resource, graph) {
    if (!callsHttpBackend(resource, graph)) return;
    const { verdict, explanation, path } = judge(present('ClientCertificateId'), resource);
    if (verdict !== 'pass') yield { verdict, message: explanation, path: `Properties.${path}` };
  },
  satisfies: ['FSBP/APIGateway.2'],
  mitigates: ['network.spoofing'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/getting-started-client-side-ssl-authentication.html',
  examples: {
    fails: [
      { Api: api, Get: method('HTTP_PROXY'), Stage: stage({}) },
      { Api: api, Get: method({ 'Fn::If': ['Mocked', 'MOCK', 'HTTP'] }), Stage: stage({}) },
    ],
    passes: [
      { Api: api, Get: method('HTTP_PROXY'), Stage: stage({ ClientCertificateId: 'a1b2c3' }) },
      { Api: api, Get: method('AWS_PROXY'), Stage: stage({}) },
    ],
    unknown: [{ Api: api, Get: method('HTTP'), Stage: stage({ ClientCertificateId: { 'Fn::ImportValue': 'Certificate' } }) }],
  },
});
