import { is, present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const jwtRouteScoped = propertyControl({
  id: 'JwtRouteScoped',
  title: 'Routes of HTTP APIs that take JSON Web Tokens ask for a scope',
  severity: 'low',
  why: 'Any token of the client opens the route, an identity token too: what a page got to show a name deletes orders.',
  fix: "Set AuthorizationScopes to the scopes that the route needs, such as ['orders/write'].",
  profile: 'strict',
  resource: 'AWS::ApiGatewayV2::Route',
  appliesWhen: is('AuthorizationType', 'JWT'),
  requires: some('AuthorizationScopes', present('')),
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['api.elevation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
  examples: {
    fails: [{ AuthorizationType: 'JWT', AuthorizerId: 'a1b2c3' }, { AuthorizationType: 'JWT', AuthorizationScopes: [] }],
    passes: [{ AuthorizationType: 'JWT', AuthorizationScopes: ['orders/write'] }, { AuthorizationType: 'AWS_IAM' }],
    unknown: [{ AuthorizationType: 'JWT', AuthorizationScopes: { 'Fn::ImportValue': 'Scopes' } }],
  },
});
