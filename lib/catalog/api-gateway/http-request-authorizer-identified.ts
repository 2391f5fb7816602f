import { is, present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const httpRequestAuthorizerIdentified = propertyControl({
  id: 'HttpRequestAuthorizerIdentified',
  title: 'Request authorizers of HTTP APIs name the credentials that a caller has to send',
  severity: 'low',
  why: 'Without an identity source every anonymous request starts the authorizer function: a flood of them costs money and starves real callers.',
  fix: "Set IdentitySource, such as ['$request.header.Authorization']: requests without it are refused before the function runs.",
  resource: 'AWS::ApiGatewayV2::Authorizer',
  appliesWhen: is('AuthorizerType', 'REQUEST'),
  requires: some('IdentitySource', present('')),
  satisfies: [],
  mitigates: ['api.denial'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html',
  examples: {
    fails: [{ AuthorizerType: 'REQUEST' }, { AuthorizerType: 'REQUEST', IdentitySource: [] }],
    passes: [{ AuthorizerType: 'REQUEST', IdentitySource: ['$request.header.Authorization'] }, { AuthorizerType: 'JWT' }],
    unknown: [{ AuthorizerType: 'REQUEST', IdentitySource: { Ref: 'Sources' } }],
  },
});
