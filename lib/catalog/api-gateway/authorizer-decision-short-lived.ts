import { absent, anyOf, atMost, is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const authorizerDecisionShortLived = propertyControl({
  id: 'AuthorizerDecisionShortLived',
  title: 'Decisions of Lambda authorizers are kept for at most five minutes',
  severity: 'low',
  why: 'A stolen token that was revoked keeps working for as long as the old decision is cached, up to an hour.',
  fix: 'Set AuthorizerResultTtlInSeconds to 300 (the default) or less.',
  resource: 'AWS::ApiGateway::Authorizer',
  appliesWhen: is('Type', 'TOKEN', 'REQUEST'),
  requires: anyOf(absent('AuthorizerResultTtlInSeconds'), atMost('AuthorizerResultTtlInSeconds', 300)),
  satisfies: [],
  mitigates: ['api.spoofing'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html',
  examples: {
    fails: [{ Type: 'TOKEN', AuthorizerResultTtlInSeconds: 3600 }],
    passes: [{ Type: 'TOKEN' }, { Type: 'REQUEST', AuthorizerResultTtlInSeconds: 0 }, { Type: 'COGNITO_USER_POOLS', AuthorizerResultTtlInSeconds: 3600 }],
    unknown: [{ Type: 'REQUEST', AuthorizerResultTtlInSeconds: { Ref: 'Ttl' } }],
  },
});
