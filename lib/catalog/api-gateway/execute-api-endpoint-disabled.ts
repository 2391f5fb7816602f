import { is, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { referencesFrom } from '../../core/resource-references';

const mappings = [['AWS::ApiGateway::BasePathMapping', 'RestApiId'], ['AWS::ApiGatewayV2::ApiMapping', 'ApiId']] as const;
const mapping = { Type: 'AWS::ApiGateway::BasePathMapping', Properties: { DomainName: 'api.example.com', RestApiId: { Ref: 'Api' } } };
const api = (properties: object) => ({ Type: 'AWS::ApiGateway::RestApi', Properties: properties });

export const executeApiEndpointDisabled = graphControl({
  id: 'ExecuteApiEndpointDisabled',
  title: 'APIs with a custom domain are reached by that domain alone',
  severity: 'medium',
  why: 'The execute-api address bypasses what stands at the custom domain: mutual TLS, the TLS policy, a CDN or firewall in front.',
  fix: 'Set DisableExecuteApiEndpoint to true.',
  resources: ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api'],
  * check(resource, graph) {
    if (!mappings.some(([type, path]) => referencesFrom(graph, type, path).to(resource).length > 0)) return;
    const { verdict, explanation, path } = judge(is('DisableExecuteApiEndpoint', true), resource);
    if (verdict !== 'pass') yield { verdict, message: `a custom domain maps to the API, and ${explanation}`, path: `Properties.${path}` };
  },
  satisfies: ['NIST-800-53/SC-7'],
  mitigates: ['network.spoofing'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html',
  examples: {
    fails: [{ Api: api({}), Mapping: mapping }, { Api: api({ DisableExecuteApiEndpoint: false }), Mapping: mapping }],
    passes: [{ Api: api({}) }, { Api: api({ DisableExecuteApiEndpoint: true }), Mapping: mapping }],
    unknown: [{ Api: api({ DisableExecuteApiEndpoint: { Ref: 'Disable' } }), Mapping: mapping }],
  },
});
