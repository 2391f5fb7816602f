import { absent, allOf, is, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { partsOf, resolve } from '../../core/intrinsics';
import { renderText } from '../../core/text';

const telling = /\$context\.(?:authorizer\.|identity\.(?!sourceIp)|integration\.|integrationErrorMessage|error\.validationErrorString|wafResponseCode|stage\b|apiId\b)/;

const ownText = allOf(is('ResponseType', 'DEFAULT_4XX', 'DEFAULT_5XX'), absent('ResponseTemplates'));
const response = (properties: object) => ({ Bad: { Type: 'AWS::ApiGateway::GatewayResponse', Properties: properties } });

export const gatewayResponseTerse = graphControl({
  id: 'GatewayResponseTerse',
  title: 'Error responses of API Gateway tell nothing of its inside',
  severity: 'low',
  why: 'What a refused caller learns of the schema, the authorizer or the backend helps with the next attempt.',
  fix: 'Answer with a fixed text and $context.requestId; keep the rest for the access log.',
  profile: 'strict',
  resources: ['AWS::ApiGateway::GatewayResponse'],
  * check(resource) {
    // The texts of API Gateway itself tell which part of a credential was wrong, up to the string that it had to sign.
    if (judge(ownText, resource).verdict === 'pass') yield { verdict: 'fail', message: 'its text is that of API Gateway', path: 'Properties.ResponseTemplates', detail: 'default' };
    for (const templates of resource.get('ResponseTemplates')) {
      if (templates.kind !== 'object') continue;
      if (Object.keys(templates.value).length === 0) yield { verdict: 'fail', message: 'it has no text of its own', path: 'Properties.ResponseTemplates' };
      for (const [mediaType, given] of Object.entries(templates.value)) {
        const found = resolve(given, templates.stack).map((value) => renderText(partsOf(value)).match(telling)?.[0]).find(Boolean);
        if (found) yield { verdict: 'fail', message: `the ${mediaType} response tells ${found}`, path: 'Properties.ResponseTemplates', detail: mediaType };
      }
    }
  },
  satisfies: ['NIST-800-53/SI-11', 'CSA-Serverless/SAS-10'],
  mitigates: ['api.disclosure'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html',
  examples: {
    fails: [
      response({ ResponseTemplates: { 'application/json': '{"message":"$context.error.validationErrorString"}' } }),
      response({ ResponseTemplates: { 'application/json': '{"key":"$context.identity.apiKey"}' } }),
      response({ ResponseTemplates: {} }), response({ ResponseType: 'DEFAULT_4XX' }), response({ ResponseType: 'DEFAULT_5XX' }),
    ],
    passes: [
      response({ ResponseTemplates: { 'application/json': '{"message":"Bad request","requestId":"$context.requestId"}' } }),
      response({ ResponseType: 'DEFAULT_4XX', ResponseTemplates: { 'application/json': '{"message":"Refused","address":"$context.identity.sourceIp"}' } }),
      response({ ResponseType: 'THROTTLED' }), response({ ResponseTemplates: { Ref: 'Templates' } }),
    ],
  },
});
