import { allOf, atLeast, each, is, matches, not, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// A usage plan is no substitute: it limits only callers that send an API key.
export const restStageThrottled = propertyControl({
  id: 'RestStageThrottled',
  title: 'REST API stages limit the request rate of every method',
  severity: 'medium',
  why: 'One client can use up the account-wide 10,000 requests per second and take down every other API of the account, at your cost.',
  fix: "Set ThrottlingRateLimit and ThrottlingBurstLimit in a MethodSettings entry with HttpMethod '*' and ResourcePath '/*'.",
  resource: 'AWS::ApiGateway::Stage',
  requires: allOf(
    some('MethodSettings', allOf(
      is('HttpMethod', '*'), matches('ResourcePath', /^\/(~1)?\*$/, 'be /*'), atLeast('ThrottlingRateLimit', 0), atLeast('ThrottlingBurstLimit', 0),
    )),
    each('MethodSettings', not(is('ThrottlingRateLimit', -1))),
  ),
  satisfies: ['NIST-800-53/SC-5', 'CSA-Serverless/SAS-8'],
  mitigates: ['api.denial'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html',
  examples: {
    fails: [
      {},
      { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', LoggingLevel: 'ERROR' }] },
      { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: -1, ThrottlingBurstLimit: -1 }] },
      { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/orders/*', ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 }] },
      { MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*/orders', ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 }] },
    ],
    passes: [{ MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 }] }],
    unknown: [{ MethodSettings: [{ HttpMethod: '*', ResourcePath: '/*', ThrottlingRateLimit: { Ref: 'Rate' }, ThrottlingBurstLimit: 100 }] }],
  },
});
