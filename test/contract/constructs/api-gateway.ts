import { SecureApi } from '../../../lib';
import { ConstructCases, gone, set, Weaken, without } from '../construct-cases';
import { minimalFunction } from '../minimal-function';

const validatingNothing: Weaken = (validator) => {
  validator.addPropertyOverride('ValidateRequestBody', false);
  validator.addPropertyOverride('ValidateRequestParameters', false);
};

export const apiGateway: ConstructCases = {
  minimal: {
    SecureApi: (scope) => {
      const api = new SecureApi(scope, 'Api');
      api.addRoute('GET /orders', minimalFunction(scope));
      return api;
    },
    'SecureApi with a validated route': (scope) => {
      const api = new SecureApi(scope, 'Api');
      api.addRoute('POST /orders', minimalFunction(scope), { body: { type: 'object' }, requiredQueryParameters: ['shop'] });
      return api;
    },
  },
  weakenings: [
    ['SecureApi', 'AWS::ApiGateway::Method', 'authentication', set('AuthorizationType', 'NONE'), 'ApiMethodAuthorized'],
    ['SecureApi', 'AWS::ApiGateway::Method', 'request validation', without('RequestValidatorId'), 'ApiMethodRequestValidated'],
    ['SecureApi', 'AWS::ApiGateway::RequestValidator', 'validation', validatingNothing, 'RequestValidatorEnabled'],
    ['SecureApi', 'AWS::ApiGateway::RestApi', 'TLS 1.3', set('SecurityPolicy', 'TLS_1_0'), 'RestApiTls'],
    ['SecureApi', 'AWS::ApiGateway::RestApi', 'strict endpoint', set('EndpointAccessMode', 'BASIC'), 'RestApiEndpointStrict'],
    ['SecureApi', 'AWS::ApiGateway::Stage', 'access log', without('AccessLogSetting'), 'RestStageAccessLogged'],
    ['SecureApi', 'AWS::ApiGateway::Stage', 'JSON access log', set('AccessLogSetting.Format', '$context.requestId'), 'RestStageAccessLogStructured'],
    ['SecureApi', 'AWS::Logs::LogGroup', 'encrypted logs', without('KmsKeyId'), 'LogGroupEncryptedWithCustomerKey'],
    ['SecureApi', 'AWS::ApiGateway::Stage', 'execution log', set('MethodSettings.0.LoggingLevel', 'OFF'), 'RestStageExecutionLogged'],
    ['SecureApi', 'AWS::ApiGateway::Stage', 'no data trace', set('MethodSettings.0.DataTraceEnabled', true), 'RestStageDataNotTraced'],
    ['SecureApi', 'AWS::ApiGateway::Stage', 'throttling', without('MethodSettings'), 'RestStageThrottled'],
    ['SecureApi', 'AWS::ApiGateway::Stage', 'tracing', set('TracingEnabled', false), 'RestStageTraced'],
    ['SecureApi', 'AWS::WAFv2::WebACLAssociation', 'web ACL', gone, 'ApiStageProtected'],
    ['SecureApi', 'AWS::WAFv2::LoggingConfiguration', 'web ACL log', gone, 'WebAclLogged'],
    ['SecureApi', 'AWS::WAFv2::WebACL', 'web ACL rules', set('Rules', []), 'WebAclDecides'],
    ['SecureApi', 'AWS::ApiGateway::GatewayResponse', 'terse answers', set('ResponseTemplates', { 'application/json': '{"message":"$context.error.validationErrorString"}' }), 'GatewayResponseTerse'],
    ['SecureApi', 'AWS::Lambda::Permission', 'permission bound to the API', without('SourceArn'), 'PermissionBoundToSource'],
  ],
};
