/** The controls that ask what a rule of cdk-nag asks, by the rule's name in cdk-nag 3.0.2. */
const controlsByRule: ReadonlyMap<string, readonly string[]> = new Map([
  ['APIGWAccessLogging', ['RestStageAccessLogged', 'HttpStageAccessLogged']],
  ['APIGWAssociatedWithWAF', ['ApiStageProtected']],
  ['APIGWAuthorization', ['ApiMethodAuthorized', 'ApiRouteAuthorized']],
  ['APIGWCacheEnabledAndEncrypted', ['RestStageCacheEncrypted']],
  ['APIGWDefaultThrottling', ['RestStageThrottled', 'HttpStageThrottled']],
  ['APIGWExecutionLoggingEnabled', ['RestStageExecutionLogged']],
  ['APIGWRequestValidation', ['ApiMethodRequestValidated', 'RequestValidatorEnabled']],
  ['APIGWSSLEnabled', ['RestStageBackendAuthenticated']],
  ['APIGWStructuredLogging', ['RestStageAccessLogStructured', 'HttpStageAccessLogStructured']],
  ['APIGWXrayEnabled', ['RestStageTraced']],
  ['CloudWatchAlarmAction', ['AlarmActs']],
  ['CloudWatchLogGroupEncrypted', ['LogGroupEncryptedWithCustomerKey']],
  ['CloudWatchLogGroupRetentionPeriod', ['LogGroupExpires']],
  ['DynamoDBPITREnabled', ['TableRecoverable', 'GlobalTableRecoverable']],
  ['IAMNoManagedPolicies', ['RoleWithoutAwsManagedPolicies', 'RoleWithoutFullAccessPolicies', 'RoleWithoutAdministratorPolicies']],
  ['IAMPolicyNoStatementsWithAdminAccess', ['PolicyNotFullAdministration']],
  ['IAMPolicyNoStatementsWithFullAccess', ['PolicyActionsNamed']],
  ['IAMUserNoPolicies', ['UserWithoutPolicies']],
  ['KMSBackingKeyRotationEnabled', ['KeyRotated']],
  ['LambdaDLQ', ['FunctionFailuresKept']],
  ['LambdaDefaultMemorySize', ['FunctionMemorySet']],
  ['LambdaDefaultTimeout', ['FunctionTimeoutSet']],
  ['LambdaEventSourceMappingDestination', ['EventSourceFailuresKept']],
  ['LambdaEventSourceSQSVisibilityTimeout', ['QueueVisibilityCoversFunction']],
  ['LambdaFunctionPublicAccessProhibited', ['PermissionNotPublic']],
  ['LambdaFunctionUrlAuth', ['FunctionUrlAuthenticated']],
  ['LambdaLatestVersion', ['FunctionRuntimeNewest', 'FunctionRuntimeSupported']],
  ['LambdaTracing', ['FunctionTraced']],
  ['S3BucketLevelPublicAccessProhibited', ['BucketPublicAccessBlocked']],
  ['S3BucketLoggingEnabled', ['BucketAccessLogged']],
  ['S3BucketSSLRequestsOnly', ['BucketTlsOnly']],
  ['S3BucketVersioningEnabled', ['BucketVersioned']],
  ['S3DefaultEncryptionKMS', ['BucketEncryptedWithCustomerKey']],
  ['SNSEncryptedKMS', ['TopicEncrypted', 'TopicEncryptedWithCustomerKey']],
  ['SNSTopicSSLPublishOnly', ['TopicTlsOnly']],
  ['SQSQueueDLQ', ['QueueDeadLettered']],
  ['SQSQueueSSE', ['QueueEncrypted']],
  ['SQSQueueSSLRequestsOnly', ['QueueTlsOnly']],
  ['SecretsManagerRotationEnabled', ['SecretRotated']],
  ['SecretsManagerUsingKMSKey', ['SecretEncryptedWithCustomerKey']],
]);

/** The rules of cdk-nag that have an equivalent here. */
export const equivalentRules: readonly string[] = [...controlsByRule.keys()];

/** The controls that ask the same as a rule of cdk-nag. */
export function equivalentControls(rule: string): readonly string[] {
  return controlsByRule.get(rule) ?? [];
}
