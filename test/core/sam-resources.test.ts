import { Resource, TemplateGraph } from '../../lib/core/template-graph';

function graphOf(resources: Record<string, unknown>, globals: unknown = {}): TemplateGraph {
  return new TemplateGraph([{
    stackName: 'S', file: 's.yaml', template: { Transform: 'AWS::Serverless-2016-10-31', Globals: globals, Resources: resources },
  }]);
}

const only = (graph: TemplateGraph, type: string): Resource => {
  expect(graph.ofType(type)).toHaveLength(1);
  return graph.ofType(type)[0];
};

describe('a SAM function', () => {
  const properties = {
    Runtime: 'nodejs24.x', Tracing: 'Active', DeadLetterQueue: { Type: 'SQS', TargetArn: 'arn:aws:sqs:eu-west-1:111122223333:failed' },
    FunctionUrlConfig: { AuthType: 'NONE' }, EventInvokeConfig: { MaximumRetryAttempts: 1 },
    Policies: ['AmazonS3FullAccess', { S3ReadPolicy: { BucketName: 'orders' } }, { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] }],
    Events: { Orders: { Type: 'SQS', Properties: { Queue: 'arn:aws:sqs:eu-west-1:111122223333:orders' } }, Http: { Type: 'Api', Properties: { Method: 'get', Auth: { Authorizer: 'NONE' } } } },
  };
  const graph = graphOf({ Orders: { Type: 'AWS::Serverless::Function', Properties: properties } });

  test('is judged as the Lambda function that SAM makes of it, under the type that its author wrote', () => {
    const fn = only(graph, 'AWS::Lambda::Function');
    expect(fn.declaredType).toBe('AWS::Serverless::Function');
    expect(fn.get('TracingConfig.Mode')).toMatchObject([{ value: 'Active' }]);
    expect(fn.get('DeadLetterConfig.TargetArn')).toMatchObject([{ value: 'arn:aws:sqs:eu-west-1:111122223333:failed' }]);
  });

  test('has a role with its managed policies and statements', () => {
    const role = only(graph, 'AWS::IAM::Role');
    expect(role.properties.ManagedPolicyArns).toEqual(['arn:aws:iam::aws:policy/AmazonS3FullAccess']);
    expect(role.properties.Policies).toEqual([{ PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } }]);
  });

  test('has its URL, invoke configuration, event sources and public routes', () => {
    expect(only(graph, 'AWS::Lambda::Url').properties).toEqual({ AuthType: 'NONE' });
    expect(only(graph, 'AWS::Lambda::EventInvokeConfig').properties).toEqual({ MaximumRetryAttempts: 1 });
    expect(only(graph, 'AWS::Lambda::EventSourceMapping').properties).toEqual({ EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders' });
    expect(only(graph, 'AWS::ApiGateway::Method').properties).toMatchObject({ HttpMethod: 'GET', AuthorizationType: 'NONE' });
  });

  test('gets no role when it brings one', () => {
    expect(graphOf({ Orders: { Type: 'AWS::Serverless::Function', Properties: { Role: 'arn' } } }).ofType('AWS::IAM::Role')).toEqual([]);
  });
});

test('Globals are merged as SAM does: own values win, objects merge, lists join', () => {
  const globals = { Function: { Tracing: 'Active', Timeout: 5, Layers: ['a'], Environment: { Variables: { STAGE: 'prod', LEVEL: 'INFO' } } } };
  const fn = only(graphOf({
    Orders: { Type: 'AWS::Serverless::Function', Properties: { Timeout: 9, Layers: ['b'], Environment: { Variables: { LEVEL: 'DEBUG' } } } },
  }, globals), 'AWS::Lambda::Function');
  expect(fn.properties).toMatchObject({ Timeout: 9, Layers: ['a', 'b'], Environment: { Variables: { STAGE: 'prod', LEVEL: 'DEBUG' } }, TracingConfig: { Mode: 'Active' } });
});

test('SAM APIs are judged as API and stage, which share the logical id', () => {
  const graph = graphOf({
    Rest: { Type: 'AWS::Serverless::Api', Properties: { StageName: 'prod', TracingEnabled: true, AccessLogSetting: { DestinationArn: 'arn' } } },
    Http: { Type: 'AWS::Serverless::HttpApi', Properties: { CorsConfiguration: { AllowOrigins: ['*'] } } },
  });
  expect(only(graph, 'AWS::ApiGateway::Stage').get('TracingEnabled')).toMatchObject([{ value: true }]);
  expect(only(graph, 'AWS::ApiGateway::RestApi').logicalId).toBe('Rest');
  expect(only(graph, 'AWS::ApiGatewayV2::Api').get('CorsConfiguration.AllowOrigins')).toMatchObject([{ kind: 'list' }]);
  expect(graph.ofType('AWS::ApiGatewayV2::Stage')).toHaveLength(1);
});

test.each(['AWS::Serverless::Function', 'AWS::Serverless::Api', 'AWS::Serverless::HttpApi', 'AWS::Serverless::SimpleTable', 'AWS::Serverless::StateMachine'])(
  'malformed %s does no harm', (type) => {
    for (const properties of [undefined, 'text', [], { Events: 'x', Policies: 7, Auth: [], Tracing: [], DeadLetterQueue: 'x', FunctionUrlConfig: 1 }, JSON.parse('{"__proto__":{"a":1}}')]) {
      expect(() => graphOf({ Broken: { Type: type, Properties: properties } }, { Function: 'x', Api: [] })).not.toThrow();
    }
  },
);
