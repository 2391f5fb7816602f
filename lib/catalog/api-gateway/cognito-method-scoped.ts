import { is, present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const cognitoMethodScoped = propertyControl({
  id: 'CognitoMethodScoped',
  title: 'Methods behind a Cognito user pool ask for a scope',
  severity: 'low',
  why: 'Without scopes the method takes an identity token of any app client of the pool, which says who the user is but not what the app may do.',
  fix: 'Set AuthorizationScopes; callers then have to present an access token that holds one of them.',
  profile: 'strict',
  resource: 'AWS::ApiGateway::Method',
  appliesWhen: is('AuthorizationType', 'COGNITO_USER_POOLS'),
  requires: some('AuthorizationScopes', present('')),
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['api.elevation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-enable-cognito-user-pool.html',
  examples: {
    fails: [{ HttpMethod: 'GET', AuthorizationType: 'COGNITO_USER_POOLS', AuthorizerId: { Ref: 'Authorizer' } }],
    passes: [
      { HttpMethod: 'GET', AuthorizationType: 'COGNITO_USER_POOLS', AuthorizationScopes: ['orders/read'] },
      { HttpMethod: 'GET', AuthorizationType: 'AWS_IAM' },
    ],
    unknown: [{ HttpMethod: 'GET', AuthorizationType: 'COGNITO_USER_POOLS', AuthorizationScopes: { Ref: 'Scopes' } }],
  },
});
