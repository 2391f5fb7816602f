import { graphControl } from '../../core/control';
import { referencesFrom } from '../../core/resource-references';
import { entriesOf } from './open-api-operations';

const types = ['DEFAULT_4XX', 'DEFAULT_5XX'];
const api = (Properties: object = {}) => ({ Type: 'AWS::ApiGateway::RestApi', Properties });
const response = (ResponseType: unknown) => ({ Type: 'AWS::ApiGateway::GatewayResponse', Properties: { RestApiId: { Ref: 'Api' }, ResponseType } });

export const restApiErrorsWorded = graphControl({
  id: 'RestApiErrorsWorded',
  title: 'REST APIs answer errors in words of their own',
  severity: 'low',
  why: 'The texts of API Gateway itself tell a caller which part of a credential was wrong, and carry none of the headers that a browser needs.',
  fix: `Add an AWS::ApiGateway::GatewayResponse for ${types.join(' and for ')}.`,
  profile: 'strict',
  resources: ['AWS::ApiGateway::RestApi'],
  * check(resource, graph) {
    const declared = referencesFrom(graph, 'AWS::ApiGateway::GatewayResponse', 'RestApiId').to(resource)
      .flatMap((one) => one.get('ResponseType').map((type) => (type.kind === 'scalar' ? String(type.value) : 'unknown')));
    const inDocument = resource.get('Body').flatMap((body) => (
      body.kind === 'object' ? entriesOf(body, 'x-amazon-apigateway-gateway-responses').map(([type]) => type) : body.kind === 'absent' ? [] : ['unknown']
    ));
    if (resource.get('BodyS3Location').some(({ kind }) => kind !== 'absent')) inDocument.push('unknown');
    const missing = types.filter((type) => ![...declared, ...inDocument].includes(type));
    if (missing.length === 0) return;
    const verdict = [...declared, ...inDocument].includes('unknown') ? 'unknown' : 'fail';
    yield { verdict, message: `no response is declared for ${missing.join(' and ')}` };
  },
  satisfies: ['NIST-800-53/SI-11'],
  mitigates: ['api.disclosure'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html',
  examples: {
    fails: [{ Api: api() }, { Api: api(), Refused: response('DEFAULT_4XX') }],
    passes: [
      { Api: api(), Refused: response('DEFAULT_4XX'), Failed: response('DEFAULT_5XX') },
      { Api: api({ Body: { 'x-amazon-apigateway-gateway-responses': { DEFAULT_4XX: {}, DEFAULT_5XX: {} } } }) },
    ],
    unknown: [
      { Api: api({ BodyS3Location: { Bucket: 'documents', Key: 'openapi.json' } }) },
      { Api: api({ BodyS3Location: { 'Fn::If': ['Documented', { Bucket: 'documents', Key: 'openapi.json' }, { Ref: 'AWS::NoValue' }] } }) },
      { Api: api({ Body: { Ref: 'Document' } }) }, { Api: api(), Refused: response({ Ref: 'Type' }) },
    ],
  },
});
