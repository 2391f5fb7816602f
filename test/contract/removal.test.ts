import { CfnResource } from 'aws-cdk-lib';
import { ControlProfile, expectSecure } from '../../lib';
import { minimalApp } from './minimal-constructs';

type Weaken = (resource: CfnResource) => void;

const set = (path: string, value: unknown): Weaken => (resource) => resource.addPropertyOverride(path, value);
const without = (path: string): Weaken => (resource) => resource.addPropertyDeletionOverride(path);
const deleted: Weaken = (resource) => resource.addOverride('DeletionPolicy', 'Delete');
const asIf = (type: string): Weaken => (resource) => resource.addOverride('Type', type);

const unencrypted: Weaken = (queue) => {
  queue.addPropertyDeletionOverride('KmsMasterKeyId');
  queue.addPropertyOverride('SqsManagedSseEnabled', false);
};
const validatingNothing: Weaken = (validator) => {
  validator.addPropertyOverride('ValidateRequestBody', false);
  validator.addPropertyOverride('ValidateRequestParameters', false);
};

const unbound: Weaken = (permission) => {
  permission.addPropertyDeletionOverride('SourceArn');
  permission.addPropertyDeletionOverride('SourceAccount');
};

const rotated = 'SecureSecret with a rotation';
const somebody = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };

/** A secure default of a construct, how it is given up, and the control that notices. */
const rows: readonly (readonly [construct: string, type: string, what: string, weaken: Weaken, control: string])[] = [
  ['SecureKey', 'AWS::KMS::Key', 'rotation', set('EnableKeyRotation', false), 'KeyRotated'],
  ['SecureKey', 'AWS::KMS::Key', 'pending window', set('PendingWindowInDays', 7), 'KeyDeletionSlow'],
  ['SecureKey', 'AWS::KMS::Key', 'key policy', set('KeyPolicy.Statement', [somebody]), 'KeyPolicyNotPublic'],

  ['SecureLogGroup', 'AWS::Logs::LogGroup', 'retention', without('RetentionInDays'), 'LogGroupExpires'],
  ['SecureLogGroup', 'AWS::Logs::LogGroup', 'a year of retention', set('RetentionInDays', 7), 'LogGroupKeptAYear'],
  ['SecureLogGroup', 'AWS::Logs::LogGroup', 'customer key', without('KmsKeyId'), 'LogGroupEncryptedWithCustomerKey'],
  ['SecureLogGroup', 'AWS::Logs::LogGroup', 'masking of secrets', without('DataProtectionPolicy'), 'LogGroupMasksSecrets'],

  ['SecureFunction', 'AWS::Lambda::Function', 'supported runtime', set('Runtime', 'nodejs16.x'), 'FunctionRuntimeSupported'],
  ['SecureFunction', 'AWS::Lambda::Function', 'newest runtime', set('Runtime', 'nodejs22.x'), 'FunctionRuntimeNewest'],
  ['SecureFunction', 'AWS::Lambda::Function', 'tracing', set('TracingConfig.Mode', 'PassThrough'), 'FunctionTraced'],
  ['SecureFunction', 'AWS::Lambda::Function', 'memory', without('MemorySize'), 'FunctionMemorySet'],
  ['SecureFunction', 'AWS::Lambda::Function', 'timeout', without('Timeout'), 'FunctionTimeoutSet'],
  ['SecureFunction', 'AWS::Lambda::Function', 'JSON log', set('LoggingConfig.LogFormat', 'Text'), 'FunctionLogsStructured'],
  ['SecureFunction', 'AWS::Lambda::Function', 'stopped recursion', set('RecursiveLoop', 'Allow'), 'FunctionRecursionStopped'],
  ['SecureFunction', 'AWS::Lambda::Function', 'dead-letter queue', without('DeadLetterConfig'), 'FunctionFailuresKept'],
  ['SecureFunction', 'AWS::Lambda::Function', 'environment key', without('KmsKeyArn'), 'FunctionEnvironmentEncryptedWithCustomerKey'],
  ['SecureFunction', 'AWS::Lambda::Function', 'environment without secrets', set('Environment.Variables.DB_PASSWORD', 'Tr0ub4dor&3'), 'FunctionEnvironmentWithoutSecrets'],
  ['SecureFunction', 'AWS::Lambda::EventInvokeConfig', 'event age', without('MaximumEventAgeInSeconds'), 'AsyncInvocationBounded'],
  ['SecureFunction', 'AWS::IAM::Role', 'no managed policies', set('ManagedPolicyArns', ['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess']), 'RoleWithoutAwsManagedPolicies'],
  ['SecureFunction', 'AWS::IAM::Role', 'narrow trust', set('AssumeRolePolicyDocument.Statement', [somebody]), 'RoleTrustNotPublic'],
  ['SecureFunction', 'AWS::IAM::Policy', 'named actions', set('PolicyDocument.Statement.0.Action', 's3:*'), 'PolicyActionsNamed'],
  ['SecureFunction', 'AWS::IAM::Policy', 'named resources', set('PolicyDocument.Statement.0.Resource', '*'), 'PolicyResourcesNamed'],
  ['SecureFunction', 'AWS::SQS::Queue', 'dead letters encrypted', unencrypted, 'QueueEncrypted'],
  ['SecureFunction', 'AWS::SQS::QueuePolicy', 'dead letters over TLS only', set('PolicyDocument.Statement', []), 'QueueTlsOnly'],
  ['SecureFunction', 'AWS::CloudWatch::Alarm', 'alarm actions', without('AlarmActions'), 'AlarmActs'],
  ['SecureFunction', 'AWS::CloudWatch::Alarm', 'an alarm on errors', set('MetricName', 'Invocations'), 'FunctionErrorsAlarmed'],
  ['SecureFunction', 'AWS::CloudWatch::Alarm', 'an alarm on dead letters', set('MetricName', 'NumberOfMessagesSent'), 'DeadLettersAlarmed'],
  ['SecureFunction', 'AWS::Logs::LogGroup', 'kept log', deleted, 'LogGroupRetained'],
  ['SecureFunction', 'AWS::SNS::Topic', 'alarm topic encrypted', without('KmsMasterKeyId'), 'AlarmTopicEncrypted'],
  ['SecureFunction', 'AWS::SNS::TopicPolicy', 'alarm topic over TLS only', set('PolicyDocument.Statement', []), 'TopicTlsOnly'],

  ['SecureSecret', 'AWS::SecretsManager::Secret', 'generated value', set('SecretString', 'hunter2'), 'SecretValueNotInTemplate'],
  ['SecureSecret', 'AWS::SecretsManager::Secret', 'customer key', without('KmsKeyId'), 'SecretEncryptedWithCustomerKey'],
  ['SecureSecret', 'AWS::SecretsManager::Secret', 'length', set('GenerateSecretString.PasswordLength', 8), 'GeneratedSecretStrong'],
  ['SecureSecret', 'AWS::SecretsManager::Secret', 'retention', deleted, 'SecretRetained'],
  ['SecureSecret', 'AWS::SecretsManager::ResourcePolicy', 'blocked public policy', set('BlockPublicPolicy', false), 'SecretPolicyPublicAccessBlocked'],
  ['SecureSecret', 'AWS::SecretsManager::ResourcePolicy', 'no public statement', set('ResourcePolicy.Statement', [somebody]), 'SecretPolicyRestricted'],

  ['SecureSecret', 'AWS::SecretsManager::ResourcePolicy', 'TLS only', without('ResourcePolicy.Statement.0'), 'SecretTlsOnly'],
  ['SecureSecret', 'AWS::SecretsManager::ResourcePolicy', 'closed account', without('ResourcePolicy.Statement.1'), 'SecretClosedToStrangers'],
  [rotated, 'AWS::SecretsManager::RotationSchedule', 'rotation', asIf('AWS::CloudFormation::WaitConditionHandle'), 'SecretRotated'],
  [rotated, 'AWS::SecretsManager::RotationSchedule', 'rotation in time', set('RotationRules.ScheduleExpression', 'rate(180 days)'), 'SecretRotatedWithin90Days'],
  [rotated, 'AWS::Lambda::Permission', 'permission bound to this secret', unbound, 'PermissionBoundToSource'],

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
  ['SecureApi', 'AWS::WAFv2::WebACLAssociation', 'web ACL', asIf('AWS::CloudFormation::WaitConditionHandle'), 'ApiStageProtected'],
  ['SecureApi', 'AWS::WAFv2::LoggingConfiguration', 'web ACL log', asIf('AWS::CloudFormation::WaitConditionHandle'), 'WebAclLogged'],
  ['SecureApi', 'AWS::WAFv2::WebACL', 'web ACL rules', set('Rules', []), 'WebAclDecides'],
  ['SecureApi', 'AWS::ApiGateway::GatewayResponse', 'terse answers', set('ResponseTemplates', { 'application/json': '{"message":"$context.error.validationErrorString"}' }), 'GatewayResponseTerse'],
  ['SecureApi', 'AWS::Lambda::Permission', 'permission bound to the API', without('SourceArn'), 'PermissionBoundToSource'],
];

beforeAll(() => {
  process.env.CDK_VALIDATION = 'false';
});

test.each(rows)('%s (%s) without its %s fails', (construct, type, _what, weaken, control) => {
  const { stack } = minimalApp(construct);
  const resources = stack.node.findAll()
    .filter((node) => CfnResource.isCfnResource(node))
    .filter(({ cfnResourceType }) => cfnResourceType === type);
  expect(resources).not.toEqual([]);
  resources.forEach(weaken);
  expect(() => expectSecure(stack, { profile: ControlProfile.STRICT })).toThrow(`[Bulwark::${control}`);
});
