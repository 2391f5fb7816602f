import { graphControl } from '../../core/control';
import { resolve } from '../../core/intrinsics';

const response = (ResponseParameters: object) => ({ Response: { Type: 'AWS::ApiGateway::GatewayResponse', Properties: { ResponseType: 'DEFAULT_4XX', ResponseParameters } } });

export const gatewayResponseCorsRestricted = graphControl({
  id: 'GatewayResponseCorsRestricted',
  title: 'Error responses of REST APIs name the origins that may read them',
  severity: 'low',
  why: 'A script on any site reads what the API answers to a refused or failed call, such as whether a customer exists.',
  fix: "Set gatewayresponse.header.Access-Control-Allow-Origin to the origin of your site, such as \"'https://orders.example.com'\".",
  profile: 'strict',
  resources: ['AWS::ApiGateway::GatewayResponse'],
  * check(resource) {
    for (const headers of resource.get('ResponseParameters')) {
      for (const [name, given] of headers.kind === 'object' ? Object.entries(headers.value) : []) {
        if (name.toLowerCase() !== 'gatewayresponse.header.access-control-allow-origin') continue;
        const open = resolve(given, headers.stack).some((value) => value.kind === 'scalar' && String(value.value).replaceAll("'", '') === '*');
        if (open) yield { verdict: 'fail', message: 'every origin may read this response', path: 'Properties.ResponseParameters' };
      }
    }
  },
  satisfies: [],
  mitigates: ['api.disclosure'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html',
  examples: {
    fails: [
      response({ 'gatewayresponse.header.Access-Control-Allow-Origin': "'*'" }),
      response({ 'gatewayresponse.header.Access-Control-Allow-Origin': { 'Fn::If': ['Public', "'*'", "'https://orders.example.com'"] } }),
    ],
    passes: [
      response({ 'gatewayresponse.header.Access-Control-Allow-Origin': "'https://orders.example.com'" }),
      response({ 'gatewayresponse.header.Cache-Control': "'no-store'" }), response({ 'gatewayresponse.header.Access-Control-Allow-Methods': "'*'" }),
      response({ 'Fn::Transform': { Name: 'Headers' } }),
    ],
  },
});
