import { HttpAuthorization, SecureHttpApi, SecureWebSocketApi } from '../../../lib';
import { ConstructCases, gone, set, without } from '../construct-cases';
import { minimalFunction } from '../minimal-function';

export const apiGatewayV2: ConstructCases = {
  minimal: {
    SecureHttpApi: (scope) => {
      const api = new SecureHttpApi(scope, 'Api');
      api.addRoute('GET /orders/{id}', minimalFunction(scope));
      return api;
    },
    'SecureHttpApi with tokens': (scope) => {
      const api = new SecureHttpApi(scope, 'Api', {
        authorization: HttpAuthorization.jwt({ issuer: 'https://login.example.com', audience: ['shop'], scopes: ['orders/write'] }),
        cors: { allowOrigins: ['https://shop.example.com'] },
      });
      api.addRoute('POST /orders', minimalFunction(scope));
      return api;
    },
    SecureWebSocketApi: (scope) => new SecureWebSocketApi(scope, 'Api'),
    'SecureWebSocketApi with a function': (scope) => {
      const handler = minimalFunction(scope);
      const api = new SecureWebSocketApi(scope, 'Api', { connectHandler: handler });
      api.on('sendMessage', handler);
      api.grantSend(handler);
      return api;
    },
  },
  weakenings: [
    ['SecureHttpApi', 'AWS::ApiGatewayV2::Route', 'authentication', set('AuthorizationType', 'NONE'), 'ApiRouteAuthorized'],
    ['SecureHttpApi', 'AWS::ApiGatewayV2::Stage', 'access log', without('AccessLogSettings'), 'HttpStageAccessLogged'],
    ['SecureHttpApi', 'AWS::ApiGatewayV2::Stage', 'JSON access log', set('AccessLogSettings.Format', '$context.requestId'), 'HttpStageAccessLogStructured'],
    ['SecureHttpApi', 'AWS::ApiGatewayV2::Stage', 'throttling', without('DefaultRouteSettings'), 'HttpStageThrottled'],
    ['SecureHttpApi', 'AWS::ApiGatewayV2::Api', 'named origins', set('CorsConfiguration.AllowOrigins', ['*']), 'HttpApiCorsRestricted'],
    ['SecureHttpApi', 'AWS::Logs::LogGroup', 'encrypted logs', without('KmsKeyId'), 'LogGroupEncryptedWithCustomerKey'],
    ['SecureHttpApi', 'AWS::Logs::MetricFilter', 'counted refusals', gone, 'ApiRefusalsCounted'],
    ['SecureHttpApi', 'AWS::CloudWatch::Alarm', 'alarms', gone, 'ApiStageErrorsAlarmed'],
    ['SecureHttpApi', 'AWS::Lambda::Permission', 'permission bound to the API', without('SourceArn'), 'PermissionBoundToSource'],
    ['SecureHttpApi with tokens', 'AWS::ApiGatewayV2::Authorizer', 'audience', set('JwtConfiguration.Audience', []), 'JwtAuthorizerAudienceChecked'],
    ['SecureHttpApi with tokens', 'AWS::ApiGatewayV2::Authorizer', 'issuer over TLS', set('JwtConfiguration.Issuer', 'http://login.example.com'), 'JwtIssuerEncrypted'],
    ['SecureHttpApi with tokens', 'AWS::ApiGatewayV2::Api', 'named origins', set('CorsConfiguration.AllowOrigins', ['*']), 'HttpApiCorsRestricted'],
    ['SecureWebSocketApi', 'AWS::ApiGatewayV2::Route', 'authentication', set('AuthorizationType', 'NONE'), 'ApiRouteAuthorized'],
    ['SecureWebSocketApi', 'AWS::ApiGatewayV2::Route', 'route that asks', gone, 'WebSocketConnectAsked'],
    ['SecureWebSocketApi', 'AWS::ApiGatewayV2::Stage', 'access log', without('AccessLogSettings'), 'HttpStageAccessLogged'],
    ['SecureWebSocketApi', 'AWS::ApiGatewayV2::Stage', 'execution log', set('DefaultRouteSettings.LoggingLevel', 'OFF'), 'WebSocketStageExecutionLogged'],
    ['SecureWebSocketApi', 'AWS::ApiGatewayV2::Stage', 'log without messages', set('DefaultRouteSettings.DataTraceEnabled', true), 'HttpStageDataNotTraced'],
    ['SecureWebSocketApi', 'AWS::ApiGatewayV2::Stage', 'throttling', without('DefaultRouteSettings.ThrottlingRateLimit'), 'HttpStageThrottled'],
    ['SecureWebSocketApi', 'AWS::CloudWatch::Alarm', 'alarms', gone, 'ApiStageErrorsAlarmed'],
    ['SecureWebSocketApi', 'AWS::Logs::MetricFilter', 'counted refusals', gone, 'ApiRefusalsCounted'],
    ['SecureWebSocketApi with a function', 'AWS::Lambda::Permission', 'permission bound to the API', without('SourceArn'), 'PermissionBoundToSource'],
  ],
  notWeaker: [
    { mutations: /AWS::ApiGatewayV2::(Api|Stage|Route|Integration): removed/, reason: 'What is to be kept safe is gone with its protection.' },
    { mutations: /AWS::ApiGatewayV2::Api Properties\.DisableExecuteApiEndpoint: .*/, reason: 'Without a domain it is the only address, and open by default.' },
    { mutations: /AWS::ApiGatewayV2::Api Properties\.CorsConfiguration\b(?!\.AllowOrigins.*:(?! removed)).*/, reason: 'What pages that are let in may send; with less of it they can send less.' },
    { mutations: /AWS::ApiGatewayV2::Route Properties\.AuthorizationType: AWS_IAM/, reason: 'As strong.' },
    { mutations: /AWS::ApiGatewayV2::Stage Properties\.AutoDeploy: .*/, reason: 'Then nothing is deployed, and nobody gets in.' },
    { mutations: /AWS::ApiGatewayV2::Stage Properties\.AccessLogSettings\.DestinationArn: something else/, reason: 'Another log group, which a template can\'t judge.' },
    { mutations: /AWS::ApiGatewayV2::Integration Properties\.(TimeoutInMillis|PayloadFormatVersion): .*/, reason: 'How the function is called; API Gateway waits 29 seconds at most.' },
    { mutations: /AWS::ApiGatewayV2::Api Properties\.RouteSelectionExpression: .*/, reason: 'What of a message names its route.' },
    {
      mutations: /AWS::ApiGatewayV2::(Integration Properties\.(IntegrationType|RequestTemplates\b.*|TemplateSelectionExpression)|Route Properties\.RouteResponseSelectionExpression|(Route|Integration)Response): .*/,
      reason: 'Without an answer of the integration nobody is connected.',
    },
    { mutations: /AWS::ApiGatewayV2::Stage Properties\.DefaultRouteSettings\.DataTraceEnabled: removed/, reason: 'Off by default.' },
    { mutations: /AWS::CloudWatch::Alarm\((IntegrationError|ExecutionError|ClientError)\) Properties\.Dimensions\[Stage\]: removed/, reason: 'All stages together.' },
    { mutations: /AWS::CloudWatch::Alarm\([45]xx\) Properties\.(Dimensions\[Stage\]: removed|Statistic: (Maximum|Sum))/, reason: 'All stages together, or an alarm sooner.' },
  ],
  refusedOnDeployment: [
    { mutations: /AWS::ApiGatewayV2::Route Properties\.RouteKey: (\$connect|sendMessage)/, reason: 'An HTTP API takes no such key, and a WebSocket API none twice.' },
    { mutations: /AWS::ApiGatewayV2::(Api Properties\.ProtocolType|Integration Properties\.IntegrationUri|Route Properties\.Target): removed/, reason: 'An HTTP API, and its routes, require it.' },
    { mutations: /AWS::ApiGatewayV2::(Authorizer( Properties\.(IdentitySource(\[\])?|JwtConfiguration\.Issuer))?|Route Properties\.AuthorizerId): removed/, reason: 'An authorizer, and a route that asks it, require it.' },
    { mutations: /AWS::ApiGatewayV2::Route Properties\.AuthorizationType: JWT/, reason: 'There is no authorizer.' },
    { mutations: /AWS::ApiGatewayV2::\w+ Properties\.(ApiId|IntegrationUri|Target|RouteId|IntegrationId): something else/, reason: 'It refers to something that does not exist.' },
  ],
  survivors: [
    {
      mutations: /AWS::ApiGatewayV2::Stage Properties\.DefaultRouteSettings\.Throttling(Burst|Rate)Limit: more/,
      reason: 'How many requests are too many only the owner knows.',
    },
  ],
};
