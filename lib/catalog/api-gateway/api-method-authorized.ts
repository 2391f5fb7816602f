import { allOf, is, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// An API key identifies a usage plan, not a caller: ApiKeyRequired alone is not authentication.
export const apiMethodAuthorized = propertyControl({
  id: 'ApiMethodAuthorized',
  title: 'REST API methods authenticate their callers',
  severity: 'high',
  why: 'Anyone on the internet can call the method and whatever is behind it.',
  fix: "Set AuthorizationType to 'AWS_IAM', 'COGNITO_USER_POOLS' or 'CUSTOM' with an AuthorizerId.",
  profile: 'baseline',
  resource: 'AWS::ApiGateway::Method',
  // Browsers send preflights without credentials.
  appliesWhen: not(is('HttpMethod', 'OPTIONS')),
  requires: allOf(present('AuthorizationType'), not(is('AuthorizationType', 'NONE'))),
  satisfies: ['NIST-800-53/AC-3', 'CSA-Serverless/SAS-2'],
  mitigates: ['api.spoofing', 'api.elevation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html',
  examples: {
    fails: [
      { HttpMethod: 'GET', AuthorizationType: 'NONE' }, { HttpMethod: 'ANY', AuthorizationType: 'NONE', ApiKeyRequired: true },
      { HttpMethod: 'POST', AuthorizationType: { 'Fn::If': ['IsDevelopment', 'NONE', 'AWS_IAM'] } }, { HttpMethod: 'GET' },
    ],
    passes: [
      { HttpMethod: 'GET', AuthorizationType: 'AWS_IAM' },
      { HttpMethod: 'GET', AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Authorizer' } },
      { HttpMethod: 'OPTIONS', AuthorizationType: 'NONE' },
    ],
    unknown: [{ HttpMethod: 'GET', AuthorizationType: { Ref: 'AuthorizationType' } }],
  },
});
