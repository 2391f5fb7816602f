import { allOf, atLeast } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const httpStageThrottled = propertyControl({
  id: 'HttpStageThrottled',
  title: 'HTTP and WebSocket API stages limit the request rate',
  severity: 'medium',
  why: 'One client can use up the account-wide 10,000 requests per second and take down every other API of the account, at your cost.',
  fix: 'Set DefaultRouteSettings.ThrottlingRateLimit and ThrottlingBurstLimit.',
  resource: 'AWS::ApiGatewayV2::Stage',
  requires: allOf(atLeast('DefaultRouteSettings.ThrottlingRateLimit', 0), atLeast('DefaultRouteSettings.ThrottlingBurstLimit', 0)),
  satisfies: ['NIST-800-53/SC-5', 'CSA-Serverless/SAS-8'],
  mitigates: ['api.denial'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html',
  examples: {
    fails: [{}, { DefaultRouteSettings: { ThrottlingBurstLimit: 100 } }],
    passes: [{ DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 } }],
    unknown: [{ DefaultRouteSettings: { ThrottlingRateLimit: { Ref: 'Rate' }, ThrottlingBurstLimit: 100 } }],
  },
});
