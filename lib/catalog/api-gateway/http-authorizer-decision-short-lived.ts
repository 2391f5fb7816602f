import { absent, anyOf, atMost, is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const httpAuthorizerDecisionShortLived = propertyControl({
  id: 'HttpAuthorizerDecisionShortLived',
  title: 'Decisions of Lambda authorizers of HTTP APIs are kept for at most five minutes',
  severity: 'low',
  why: 'A stolen token that was revoked keeps working for as long as the old decision is cached, up to an hour.',
  fix: 'Leave AuthorizerResultTtlInSeconds out, which caches nothing, or set it to 300 or less.',
  resource: 'AWS::ApiGatewayV2::Authorizer',
  appliesWhen: is('AuthorizerType', 'REQUEST'),
  requires: anyOf(absent('AuthorizerResultTtlInSeconds'), atMost('AuthorizerResultTtlInSeconds', 300)),
  satisfies: [],
  mitigates: ['api.spoofing'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html',
  examples: {
    fails: [{ AuthorizerType: 'REQUEST', AuthorizerResultTtlInSeconds: 3600 }],
    passes: [{ AuthorizerType: 'REQUEST' }, { AuthorizerType: 'REQUEST', AuthorizerResultTtlInSeconds: 60 }, { AuthorizerType: 'JWT' }],
    unknown: [{ AuthorizerType: 'REQUEST', AuthorizerResultTtlInSeconds: { Ref: 'Ttl' } }],
  },
});
