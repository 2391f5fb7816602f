import { is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const requestAuthorizerIdentified = propertyControl({
  id: 'RequestAuthorizerIdentified',
  title: 'Request authorizers name the credentials that a caller has to send',
  severity: 'low',
  why: 'Without an identity source every anonymous request starts the authorizer function: a flood of them costs money and starves real callers.',
  fix: "Set IdentitySource, such as 'method.request.header.Authorization': requests without it are refused before the function runs.",
  resource: 'AWS::ApiGateway::Authorizer',
  appliesWhen: is('Type', 'REQUEST'),
  requires: present('IdentitySource'),
  satisfies: [],
  mitigates: ['api.denial'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html',
  examples: {
    fails: [{ Type: 'REQUEST', AuthorizerResultTtlInSeconds: 0 }],
    passes: [{ Type: 'REQUEST', IdentitySource: 'method.request.header.Authorization' }, { Type: 'TOKEN' }],
    unknown: [{ Type: 'REQUEST', IdentitySource: { 'Fn::Transform': { Name: 'Source' } } }],
  },
});
