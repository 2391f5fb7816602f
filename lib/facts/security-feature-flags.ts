/** A feature flag of the CDK whose old behaviour is weaker. */
export interface SecurityFeatureFlag {
  readonly flag: string;
  readonly safe: boolean;
  /** Whether an app that says nothing of it has the safe behaviour. */
  readonly safeUnlessSet: boolean;
  /** What is so where the behaviour is the weaker one. */
  readonly otherwise: string;
}

const flag = (name: string, otherwise: string): SecurityFeatureFlag => ({ flag: name, safe: true, safeUnlessSet: false, otherwise });
const safeByDefault = (name: string, safe: boolean, otherwise: string): SecurityFeatureFlag => ({
  flag: name, safe, safeUnlessSet: true, otherwise,
});

/**
 * Of the CDK's feature flags those that weaken what an app makes. Read from aws-cdk-lib 2.276.0, November 2026.
 * https://docs.aws.amazon.com/cdk/v2/guide/featureflags.html
 */
export const securityFeatureFlags: readonly SecurityFeatureFlag[] = [
  flag('@aws-cdk/core:checkSecretUsage', 'a secret can be written where everybody who reads the template sees it'),
  flag('@aws-cdk/aws-apigateway:authorizerChangeDeploymentLogicalId', 'a changed authorizer is not deployed'),
  flag('@aws-cdk/aws-apigateway:disableCloudWatchRole', 'each API takes over the account\'s one logging role, and its stack deletes it'),
  flag('@aws-cdk/aws-appsync:appSyncGraphQLAPIScopeLambdaPermission', 'any AppSync API can invoke the authorizers of GraphQL APIs'),
  flag('@aws-cdk/aws-cloudfront:defaultViewerProtocolPolicyRedirectToHttps', 'distributions answer over plain HTTP'),
  flag('@aws-cdk/aws-dynamodb:resourcePolicyPerReplica', 'the policy of a table is copied to its replicas'),
  flag('@aws-cdk/aws-ec2:restrictDefaultSecurityGroup', 'the default security group of a VPC lets everything in it talk to each other'),
  flag('@aws-cdk/aws-events:eventsTargetQueueSameAccount', 'rules of other accounts can send to encrypted queues'),
  flag('@aws-cdk/aws-iam:importedRoleStackSafeDefaultPolicyName', 'stacks that grant to the same imported role overwrite each other\'s policy'),
  flag('@aws-cdk/aws-iam:oidcRejectUnauthorizedConnections', 'the certificate of an OIDC provider is not verified'),
  flag('@aws-cdk/aws-kms:reduceCrossAccountRegionPolicyScope', 'a grant across accounts or regions allows the use of every key'),
  flag('@aws-cdk/aws-lambda-nodejs:useLatestRuntimeVersion', 'functions get a runtime that AWS no longer patches'),
  flag('@aws-cdk/aws-lambda:useCdkManagedLogGroup', 'the logs of functions lie in groups that no template encrypts or lets expire'),
  flag('@aws-cdk/aws-s3:publicAccessBlockedByDefault', 'a bucket that blocks some kinds of public access allows the others'),
  flag('@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy', 'access logs need ACLs, which the log bucket then has to allow'),
  flag('@aws-cdk/aws-secretsmanager:useAttachedSecretResourcePolicyForSecretTargetAttachments', 'one policy of a secret overwrites the other'),
  flag('@aws-cdk/aws-sns-subscriptions:restrictSqsDescryption', 'any SNS topic can use the key of a subscribed queue'),
  safeByDefault('@aws-cdk/cognito:logUserPoolClientSecretValue', false, 'the secrets of user pool clients are written to a log'),
  safeByDefault('@aws-cdk/pipelines:reduceAssetRoleTrustScope', true, 'every principal of the account can take the pipeline\'s asset role'),
  safeByDefault('@aws-cdk/pipelines:reduceCrossAccountActionRoleTrustScope', true, 'every principal of the account can take the pipeline\'s role in another account'),
  safeByDefault('@aws-cdk/pipelines:reduceStageRoleTrustScope', true, 'every principal of the account can take the pipeline\'s stage role'),
];

/** Whether an app with this value of the flag, or without any, behaves in the weaker way. */
export function isWeak({ safe, safeUnlessSet }: SecurityFeatureFlag, value: unknown): boolean {
  if (value === undefined) return !safeUnlessSet;
  return (value === true || value === 'true') !== safe;
}
