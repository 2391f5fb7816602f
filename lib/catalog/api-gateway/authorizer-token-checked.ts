import { is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const authorizerTokenChecked = propertyControl({
  id: 'AuthorizerTokenChecked',
  title: 'Token authorizers refuse malformed tokens before their function runs',
  severity: 'low',
  why: 'Random strings sent as tokens are never cached: each starts the authorizer function, at your cost.',
  fix: "Set IdentityValidationExpression to the form of your tokens, such as '^Bearer [-0-9A-Za-z._]+$'.",
  profile: 'strict',
  resource: 'AWS::ApiGateway::Authorizer',
  appliesWhen: is('Type', 'TOKEN'),
  requires: present('IdentityValidationExpression'),
  satisfies: [],
  mitigates: ['api.denial'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/configure-api-gateway-lambda-authorization.html',
  examples: {
    fails: [{ Type: 'TOKEN', IdentitySource: 'method.request.header.Authorization' }],
    passes: [{ Type: 'TOKEN', IdentityValidationExpression: '^Bearer [-0-9A-Za-z._]+$' }, { Type: 'REQUEST' }],
    unknown: [{ Type: 'TOKEN', IdentityValidationExpression: { 'Fn::Transform': { Name: 'Form' } } }],
  },
});
