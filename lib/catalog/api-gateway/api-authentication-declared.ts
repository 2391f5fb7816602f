import { graphControl } from '../../core/control';
import { referencesFrom } from '../../core/resource-references';

/** Where an API's authentication can be declared; what the methods and routes say is for other controls. */
const declaredBy = [
  ['AWS::ApiGateway::Method', 'RestApiId'], ['AWS::ApiGateway::Authorizer', 'RestApiId'],
  ['AWS::ApiGatewayV2::Route', 'ApiId'], ['AWS::ApiGatewayV2::Authorizer', 'ApiId'],
] as const;

const api = { Type: 'AWS::ApiGateway::RestApi', Properties: { Name: 'orders' } };

export const apiAuthenticationDeclared = graphControl({
  id: 'ApiAuthenticationDeclared',
  title: 'Templates that make an API say how its callers are authenticated',
  severity: 'medium',
  why: 'Methods added by hand or by another tool are open unless someone remembers otherwise, and no review of this app sees it.',
  fix: 'Declare an authorizer, or the methods with their AuthorizationType, beside the API.',
  resources: ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api'],
  * check(resource, graph) {
    // The methods of a SAM API are declared by the events of its functions.
    if (resource.declaredType !== resource.type) return;
    const own = ['Body', 'BodyS3Location', 'CloneFrom', 'Target'].some((name) => resource.get(name).some(({ kind }) => kind !== 'absent'));
    if (own) return;
    const references = declaredBy.map(([type, path]) => referencesFrom(graph, type, path));
    if (references.some((reference) => reference.to(resource).length > 0)) return;
    const unsure = references.some(({ open }) => open.length > 0);
    yield { verdict: unsure ? 'unknown' : 'fail', message: 'the API has neither an authorizer nor a method or route in these templates' };
  },
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['api.spoofing'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
  examples: {
    fails: [
      { Api: api },
      { Api: api, Authorizer: { Type: 'AWS::ApiGateway::Authorizer', Properties: { RestApiId: 'a1b2c3d4e5' } } },
    ],
    passes: [
      { Api: api, Authorizer: { Type: 'AWS::ApiGateway::Authorizer', Properties: { RestApiId: { Ref: 'Api' } } } },
      { Api: api, Get: { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: { Ref: 'Api' }, AuthorizationType: 'AWS_IAM' } } },
      { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Body: { openapi: '3.0.1', paths: {} } } } },
      { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { BodyS3Location: { Bucket: 'documents', Key: 'orders.json' } } } },
      { Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { CloneFrom: { 'Fn::If': ['Copied', 'a1b2c3d4e5', { Ref: 'AWS::NoValue' }] } } } },
      { Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP', Target: 'https://orders.example.com/' } } },
      { Api: { Type: 'AWS::Serverless::HttpApi', Properties: { StageName: 'prod' } } },
    ],
    unknown: [{ Api: api, Get: { Type: 'AWS::ApiGateway::Method', Properties: { RestApiId: { 'Fn::ImportValue': 'Api' } } } }],
  },
});
