import type { Resource } from '../core/template-graph';

/** As in a data-flow diagram; a channel is what hands messages on. */
export type NodeKind = 'actor' | 'entry' | 'process' | 'channel' | 'store';

/** Somebody or something that sends, holds or reads data. */
export interface FlowNode {
  /** Unique in the data flow. */
  readonly id: string;
  readonly kind: NodeKind;
  /** The service, or who it is. */
  readonly label: string;
  /** Absent for those outside of the templates. */
  readonly resource?: Resource;
  /** The innermost boundary that it lies in; outside of all where there is none. */
  readonly boundary?: string;
}

interface NodeType {
  readonly kind: NodeKind;
  readonly label: string;
}

/** The resources through which an application's data goes. Roles, keys and logs are about them, not on its way. */
export const nodeTypes: ReadonlyMap<string, NodeType> = new Map<string, NodeType>([
  ['AWS::ApiGateway::RestApi', { kind: 'entry', label: 'REST API' }],
  ['AWS::ApiGatewayV2::Api', { kind: 'entry', label: 'HTTP API' }],
  ['AWS::AppSync::GraphQLApi', { kind: 'entry', label: 'GraphQL API' }],
  ['AWS::CloudFront::Distribution', { kind: 'entry', label: 'CloudFront' }],
  ['AWS::Cognito::UserPool', { kind: 'entry', label: 'User pool' }],
  ['AWS::ElasticLoadBalancingV2::LoadBalancer', { kind: 'entry', label: 'Load balancer' }],
  ['AWS::Lambda::Url', { kind: 'entry', label: 'Function URL' }],
  ['AWS::Lambda::Function', { kind: 'process', label: 'Function' }],
  ['AWS::StepFunctions::StateMachine', { kind: 'process', label: 'State machine' }],
  ['AWS::ECS::Service', { kind: 'process', label: 'ECS service' }],
  ['AWS::Pipes::Pipe', { kind: 'channel', label: 'Pipe' }],
  ['AWS::Events::EventBus', { kind: 'channel', label: 'Event bus' }],
  ['AWS::Events::Rule', { kind: 'channel', label: 'Rule' }],
  ['AWS::Scheduler::Schedule', { kind: 'channel', label: 'Schedule' }],
  ['AWS::SNS::Topic', { kind: 'channel', label: 'Topic' }],
  ['AWS::SQS::Queue', { kind: 'channel', label: 'Queue' }],
  ['AWS::Kinesis::Stream', { kind: 'channel', label: 'Stream' }],
  ['AWS::KinesisFirehose::DeliveryStream', { kind: 'channel', label: 'Firehose' }],
  ['AWS::ElasticLoadBalancingV2::TargetGroup', { kind: 'channel', label: 'Target group' }],
  ['AWS::DynamoDB::Table', { kind: 'store', label: 'Table' }],
  ['AWS::DynamoDB::GlobalTable', { kind: 'store', label: 'Global table' }],
  ['AWS::S3::Bucket', { kind: 'store', label: 'Bucket' }],
  ['AWS::SecretsManager::Secret', { kind: 'store', label: 'Secret' }],
  ['AWS::SSM::Parameter', { kind: 'store', label: 'Parameter' }],
  ['AWS::RDS::DBInstance', { kind: 'store', label: 'Database' }],
  ['AWS::RDS::DBCluster', { kind: 'store', label: 'Database cluster' }],
  ['AWS::OpenSearchService::Domain', { kind: 'store', label: 'OpenSearch' }],
  ['AWS::ElastiCache::ReplicationGroup', { kind: 'store', label: 'Cache' }],
  ['AWS::EFS::FileSystem', { kind: 'store', label: 'File system' }],
]);

/** Resources that stand for another one: an alias for its function. */
export const standIns: ReadonlyMap<string, string> = new Map([
  ['AWS::Lambda::Alias', 'FunctionName'],
  ['AWS::Lambda::Version', 'FunctionName'],
  ['AWS::ApiGateway::Stage', 'RestApiId'],
  ['AWS::ApiGatewayV2::Stage', 'ApiId'],
  ['AWS::ApiGatewayV2::Integration', 'ApiId'],
  ['AWS::SecretsManager::SecretTargetAttachment', 'SecretId'],
]);
