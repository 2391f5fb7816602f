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
  ['CognitoUserPoolMFA', ['UserPoolMfaRequired']],
  ['CognitoUserPoolNoUnauthenticatedLogins', ['IdentityPoolWithoutGuests']],
  ['CognitoUserPoolPlusTier', ['UserPoolTierPlus']],
  ['CognitoUserPoolStrongPasswordPolicy', ['UserPoolPasswordsLong', 'UserPoolPasswordsMixed']],
  ['DAXEncrypted', ['DaxClusterEncrypted']],
  ['DynamoDBAutoScalingEnabled', ['TableCapacityScales']],
  ['DynamoDBPITREnabled', ['TableRecoverable', 'GlobalTableRecoverable']],
  ['EventBusDLQ', ['RuleTargetsDeadLettered']],
  ['EventBusOpenAccess', ['EventBusPolicyRestricted']],
  ['IAMNoManagedPolicies', ['RoleWithoutAwsManagedPolicies', 'RoleWithoutFullAccessPolicies', 'RoleWithoutAdministratorPolicies']],
  ['IAMPolicyNoStatementsWithAdminAccess', ['PolicyNotFullAdministration']],
  ['IAMPolicyNoStatementsWithFullAccess', ['PolicyActionsNamed']],
  ['IAMUserNoPolicies', ['UserWithoutPolicies']],
  ['KMSBackingKeyRotationEnabled', ['KeyRotated']],
  ['KinesisDataFirehoseSSE', ['DeliveryStreamEncrypted']],
  ['KinesisDataStreamSSE', ['StreamEncrypted']],
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
  ['SNSRedrivePolicy', ['SubscriptionDeadLettered']],
  ['SNSTopicSSLPublishOnly', ['TopicTlsOnly']],
  ['SQSQueueDLQ', ['QueueDeadLettered']],
  ['SQSQueueSSE', ['QueueEncrypted']],
  ['SQSQueueSSLRequestsOnly', ['QueueTlsOnly']],
  ['SQSRedrivePolicy', ['QueueDeadLettered']],
  ['SecretsManagerRotationEnabled', ['SecretRotated']],
  ['SecretsManagerUsingKMSKey', ['SecretEncryptedWithCustomerKey']],
  ['StepFunctionStateMachineAllLogsToCloudWatch', ['StateMachineLogsAllEvents', 'StateMachineLogged']],
  ['StepFunctionStateMachineXray', ['StateMachineTraced']],
]);

/** The rules of cdk-nag that have an equivalent here. */
export const equivalentRules: readonly string[] = [...controlsByRule.keys()];

/** The controls that ask the same as a rule of cdk-nag. */
export function equivalentControls(rule: string): readonly string[] {
  return controlsByRule.get(rule) ?? [];
}

/**
 * Rules that see one resource alone and so report what is right, by the control that sees the others: a queue that
 * holds what failed elsewhere needs no dead-letter queue of its own.
 */
const betterAnswers: ReadonlyMap<string, string> = new Map([['SQSQueueDLQ', 'QueueDeadLettered'], ['SQSRedrivePolicy', 'QueueDeadLettered']]);

/** The control whose answer stands for that of a rule of cdk-nag, be it a finding or none. */
export function betterControl(rule: string): string | undefined {
  return betterAnswers.get(rule);
}
