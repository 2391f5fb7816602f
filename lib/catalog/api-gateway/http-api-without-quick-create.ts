import { absent } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const httpApiWithoutQuickCreate = propertyControl({
  id: 'HttpApiWithoutQuickCreate',
  title: 'HTTP APIs declare their routes rather than quick-create one',
  severity: 'high',
  why: 'Target makes a catch-all route that anyone on the internet can call, with a stage that is neither logged nor throttled.',
  fix: 'Remove Target, and declare AWS::ApiGatewayV2::Route with an AuthorizationType, the integration and the stage.',
  resource: 'AWS::ApiGatewayV2::Api',
  requires: absent('Target'),
  satisfies: ['FSBP/APIGateway.8', 'NIST-800-53/AC-3'],
  mitigates: ['api.spoofing'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop.html',
  examples: {
    fails: [{ Name: 'orders', ProtocolType: 'HTTP', Target: 'arn:aws:lambda:eu-west-1:111122223333:function:orders' }],
    passes: [{ Name: 'orders', ProtocolType: 'HTTP' }],
    unknown: [{ Name: 'orders', ProtocolType: 'HTTP', Target: { 'Fn::Transform': { Name: 'Target' } } }],
  },
});
