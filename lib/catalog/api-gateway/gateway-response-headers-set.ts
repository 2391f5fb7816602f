import { is, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';

/** By which browsers keep an answer to themselves. */
const headers = ['Cache-Control', 'Strict-Transport-Security', 'X-Content-Type-Options', 'X-Frame-Options'];
const withParameters = (ResponseParameters: unknown, ResponseType = 'DEFAULT_4XX') => (
  { Refused: { Type: 'AWS::ApiGateway::GatewayResponse', Properties: { ResponseType, RestApiId: 'a1b2c3', ResponseParameters } } }
);
const response = (...names: readonly string[]) => withParameters(Object.fromEntries(names.map((name) => [`gatewayresponse.header.${name}`, "'value'"])));

export const gatewayResponseHeadersSet = graphControl({
  id: 'GatewayResponseHeadersSet',
  title: 'Error responses of API Gateway carry security headers',
  severity: 'low',
  why: 'A browser may keep the answer where others find it, take it for another type, or show it in the frame of another page.',
  fix: `Set the headers ${headers.join(', ')} in ResponseParameters, as gatewayresponse.header.<name>.`,
  profile: 'strict',
  resources: ['AWS::ApiGateway::GatewayResponse'],
  * check(resource) {
    if (judge(is('ResponseType', 'DEFAULT_4XX', 'DEFAULT_5XX'), resource).verdict !== 'pass') return;
    for (const given of resource.get('ResponseParameters')) {
      const names = given.kind === 'object' ? Object.keys(given.value).map((name) => name.toLowerCase()) : [];
      const missing = headers.filter((name) => !names.includes(`gatewayresponse.header.${name.toLowerCase()}`));
      const verdict = given.kind === 'object' || given.kind === 'absent' ? 'fail' : 'unknown';
      if (missing.length > 0) yield { verdict, message: `without ${missing.join(', ')}`, path: 'Properties.ResponseParameters' };
    }
  },
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['api.disclosure'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-gatewayResponse-definition.html',
  examples: {
    fails: [response(), response('Cache-Control'), withParameters({}, 'DEFAULT_5XX'), withParameters(undefined)],
    passes: [response(...headers), response(...headers.map((name) => name.toLowerCase())), withParameters({}, 'THROTTLED')],
    unknown: [withParameters({ Ref: 'Headers' })],
  },
});
