/** Whom a policy speaks of: what its owner may do, who may take a role, or who may use a resource. */
export type PolicyKind = 'identity' | 'trust' | 'resource';

/** Where a resource carries a policy. */
export interface PolicyPlace {
  readonly kind: PolicyKind;
  /** Where the document stands; below each element of `list`, where there is one. */
  readonly path: string;
  readonly list?: string;
  /** The property in which all of that is. */
  readonly property: string;
}

function place(kind: PolicyKind, path: string, list?: string): PolicyPlace {
  return { kind, path, list, property: list ?? path.split('.')[0] };
}

const identity = (path = 'PolicyDocument'): PolicyPlace => place('identity', path);
const resource = (path = 'PolicyDocument', list?: string): PolicyPlace => place('resource', path, list);
const trust = place('trust', 'AssumeRolePolicyDocument');
const inline = place('identity', 'PolicyDocument', 'Policies');

/**
 * Every place of CloudFormation where serverless applications write a policy. Those of VPC endpoints are left out:
 * they bound what others allow, and letting everybody in is their ordinary use.
 */
export const policyPlaces: ReadonlyMap<string, readonly PolicyPlace[]> = new Map<string, readonly PolicyPlace[]>([
  // CloudFormation refuses a PolicyDocument of a role; whoever writes one means it to be its policy.
  ['AWS::IAM::Role', [trust, inline, identity()]],
  ['AWS::IAM::User', [inline]],
  ['AWS::IAM::Group', [inline]],
  ['AWS::IAM::Policy', [identity()]],
  ['AWS::IAM::ManagedPolicy', [identity()]],
  ['AWS::IAM::RolePolicy', [identity()]],
  ['AWS::IAM::UserPolicy', [identity()]],
  ['AWS::IAM::GroupPolicy', [identity()]],
  ['AWS::SSO::PermissionSet', [identity('InlinePolicy')]],
  ['AWS::ApiGateway::DomainNameV2', [resource('Policy')]],
  ['AWS::ApiGateway::RestApi', [resource('Policy')]],
  ['AWS::Backup::BackupVault', [resource('AccessPolicy')]],
  ['AWS::Bedrock::ResourcePolicy', [resource()]],
  ['AWS::CloudTrail::ResourcePolicy', [resource('ResourcePolicy')]],
  ['AWS::CodeArtifact::Domain', [resource('PermissionsPolicyDocument')]],
  ['AWS::CodeArtifact::Repository', [resource('PermissionsPolicyDocument')]],
  ['AWS::DSQL::Cluster', [resource()]],
  ['AWS::DynamoDB::GlobalTable', [
    resource('ResourcePolicy.PolicyDocument', 'Replicas'),
    resource('ReplicaStreamSpecification.ResourcePolicy.PolicyDocument', 'Replicas'),
  ]],
  ['AWS::DynamoDB::Table', [resource('ResourcePolicy.PolicyDocument'), resource('StreamSpecification.ResourcePolicy.PolicyDocument')]],
  ['AWS::ECR::RegistryPolicy', [resource('PolicyText')]],
  ['AWS::ECR::Repository', [resource('RepositoryPolicyText')]],
  ['AWS::EFS::FileSystem', [resource('FileSystemPolicy')]],
  ['AWS::EventSchemas::RegistryPolicy', [resource('Policy')]],
  ['AWS::Events::EventBus', [resource('Policy')]],
  ['AWS::Events::EventBusPolicy', [resource('Statement')]],
  ['AWS::KMS::Key', [resource('KeyPolicy')]],
  ['AWS::KMS::ReplicaKey', [resource('KeyPolicy')]],
  ['AWS::Kinesis::ResourcePolicy', [resource('ResourcePolicy')]],
  ['AWS::Lambda::ResourcePolicy', [resource()]],
  ['AWS::Logs::Destination', [resource('DestinationPolicy')]],
  ['AWS::Logs::LogGroup', [resource('ResourcePolicyDocument')]],
  ['AWS::Logs::ResourcePolicy', [resource()]],
  ['AWS::OpenSearchService::Domain', [resource('AccessPolicies')]],
  ['AWS::S3::AccessPoint', [resource('Policy')]],
  ['AWS::S3::BucketPolicy', [resource()]],
  ['AWS::S3::MultiRegionAccessPointPolicy', [resource('Policy')]],
  ['AWS::S3Express::BucketPolicy', [resource()]],
  ['AWS::S3ObjectLambda::AccessPointPolicy', [resource()]],
  ['AWS::S3Tables::TableBucketPolicy', [resource('ResourcePolicy')]],
  ['AWS::S3Tables::TablePolicy', [resource('ResourcePolicy')]],
  ['AWS::S3Vectors::VectorBucketPolicy', [resource('Policy')]],
  ['AWS::SNS::TopicInlinePolicy', [resource()]],
  ['AWS::SNS::TopicPolicy', [resource()]],
  ['AWS::SQS::QueueInlinePolicy', [resource()]],
  ['AWS::SQS::QueuePolicy', [resource()]],
  ['AWS::SSM::ResourcePolicy', [resource('Policy')]],
  ['AWS::SecretsManager::ResourcePolicy', [resource('ResourcePolicy')]],
  ['AWS::VpcLattice::AuthPolicy', [resource('Policy')]],
  ['AWS::VpcLattice::ResourcePolicy', [resource('Policy')]],
  ['AWS::XRay::ResourcePolicy', [resource()]],
]);

/** The types of resource that carry a policy of one of these kinds. */
export function typesWithPolicies(...kinds: PolicyKind[]): readonly string[] {
  return [...policyPlaces].filter(([, found]) => found.some(({ kind }) => kinds.includes(kind))).map(([type]) => type);
}
