/** Who calls whom, as a resource that connects the two says it. */
export interface DeclaredLink {
  readonly type: string;
  /** The property that names the sender; the resource itself where there is none. `*` stands for each element. */
  readonly from?: string;
  /** The property that names the receiver; the resource itself where there is none. */
  readonly to?: string;
  readonly does: string;
  /** It says less than others do, and is left out where one of them says it. */
  readonly fallback?: true;
}

/** Read from the reference of each resource type: https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/ */
export const declaredLinks: readonly DeclaredLink[] = [
  { type: 'AWS::ApiGateway::Method', from: 'RestApiId', to: 'Integration.Uri', does: 'calls' },
  { type: 'AWS::ApiGateway::Authorizer', from: 'RestApiId', to: 'AuthorizerUri', does: 'authorizes with' },
  { type: 'AWS::ApiGateway::Authorizer', from: 'RestApiId', to: 'ProviderARNs.*', does: 'authorizes with' },
  { type: 'AWS::ApiGatewayV2::Integration', from: 'ApiId', to: 'IntegrationUri', does: 'calls' },
  { type: 'AWS::ApiGatewayV2::Authorizer', from: 'ApiId', to: 'AuthorizerUri', does: 'authorizes with' },
  { type: 'AWS::ApiGatewayV2::Authorizer', from: 'ApiId', to: 'JwtConfiguration.Issuer', does: 'authorizes with' },
  { type: 'AWS::AppSync::DataSource', from: 'ApiId', to: 'LambdaConfig.LambdaFunctionArn', does: 'calls' },
  { type: 'AWS::AppSync::DataSource', from: 'ApiId', to: 'DynamoDBConfig.TableName', does: 'reads and writes' },
  { type: 'AWS::AppSync::DataSource', from: 'ApiId', to: 'EventBridgeConfig.EventBusArn', does: 'sends to' },
  { type: 'AWS::CloudFront::Distribution', to: 'DistributionConfig.Origins.*.DomainName', does: 'fetches from' },
  { type: 'AWS::ElasticLoadBalancingV2::Listener', from: 'LoadBalancerArn', to: 'DefaultActions.*.TargetGroupArn', does: 'forwards to' },
  { type: 'AWS::ElasticLoadBalancingV2::ListenerRule', from: 'ListenerArn', to: 'Actions.*.TargetGroupArn', does: 'forwards to' },
  { type: 'AWS::ElasticLoadBalancingV2::TargetGroup', to: 'Targets.*.Id', does: 'forwards to' },
  { type: 'AWS::ECS::Service', from: 'LoadBalancers.*.TargetGroupArn', does: 'forwards to' },
  { type: 'AWS::Lambda::Url', to: 'TargetFunctionArn', does: 'calls' },
  { type: 'AWS::Lambda::EventSourceMapping', from: 'EventSourceArn', to: 'FunctionName', does: 'triggers' },
  { type: 'AWS::Lambda::EventSourceMapping', from: 'FunctionName', to: 'DestinationConfig.OnFailure.Destination', does: 'sends failures to' },
  { type: 'AWS::Lambda::Function', to: 'DeadLetterConfig.TargetArn', does: 'sends failures to' },
  { type: 'AWS::Lambda::EventInvokeConfig', from: 'FunctionName', to: 'DestinationConfig.OnFailure.Destination', does: 'sends failures to' },
  { type: 'AWS::Lambda::EventInvokeConfig', from: 'FunctionName', to: 'DestinationConfig.OnSuccess.Destination', does: 'sends results to' },
  { type: 'AWS::StepFunctions::StateMachine', to: 'DefinitionString', does: 'calls' },
  { type: 'AWS::StepFunctions::StateMachine', to: 'DefinitionSubstitutions.*', does: 'calls' },
  { type: 'AWS::Events::Rule', from: 'EventBusName', does: 'hands events to' },
  { type: 'AWS::Events::Rule', to: 'Targets.*.Arn', does: 'sends events to' },
  { type: 'AWS::Events::Rule', to: 'Targets.*.DeadLetterConfig.Arn', does: 'sends failures to' },
  { type: 'AWS::Scheduler::Schedule', to: 'Target.Arn', does: 'triggers' },
  { type: 'AWS::Scheduler::Schedule', to: 'Target.DeadLetterConfig.Arn', does: 'sends failures to' },
  { type: 'AWS::Pipes::Pipe', from: 'Source', does: 'is read by' },
  { type: 'AWS::Pipes::Pipe', to: 'Enrichment', does: 'calls' },
  { type: 'AWS::Pipes::Pipe', to: 'Target', does: 'sends to' },
  { type: 'AWS::SNS::Subscription', from: 'TopicArn', to: 'Endpoint', does: 'sends to' },
  { type: 'AWS::SNS::Subscription', from: 'TopicArn', to: 'RedrivePolicy.deadLetterTargetArn', does: 'sends failures to' },
  { type: 'AWS::SNS::Topic', to: 'Subscription.*.Endpoint', does: 'sends to' },
  { type: 'AWS::SQS::Queue', to: 'RedrivePolicy.deadLetterTargetArn', does: 'sends failures to' },
  { type: 'AWS::S3::Bucket', to: 'NotificationConfiguration.LambdaConfigurations.*.Function', does: 'triggers' },
  { type: 'AWS::S3::Bucket', to: 'NotificationConfiguration.QueueConfigurations.*.Queue', does: 'sends events to' },
  { type: 'AWS::S3::Bucket', to: 'NotificationConfiguration.TopicConfigurations.*.Topic', does: 'sends events to' },
  // Of the CDK: what its notifications are made of.
  { type: 'Custom::S3BucketNotifications', from: 'BucketName', to: 'NotificationConfiguration.*.*.LambdaFunctionArn', does: 'triggers' },
  { type: 'Custom::S3BucketNotifications', from: 'BucketName', to: 'NotificationConfiguration.*.*.QueueArn', does: 'sends events to' },
  { type: 'Custom::S3BucketNotifications', from: 'BucketName', to: 'NotificationConfiguration.*.*.TopicArn', does: 'sends events to' },
  { type: 'AWS::KinesisFirehose::DeliveryStream', from: 'KinesisStreamSourceConfiguration.KinesisStreamARN', does: 'is read by' },
  { type: 'AWS::KinesisFirehose::DeliveryStream', to: 'ExtendedS3DestinationConfiguration.BucketARN', does: 'writes' },
  { type: 'AWS::Lambda::Permission', from: 'SourceArn', to: 'FunctionName', does: 'calls', fallback: true },
];
