/** Mutations that are left out of the score: which (matched against the whole of their name), and why. */
export interface Exclusion {
  readonly mutations: RegExp;
  readonly reason: string;
}

const exclude = (mutations: RegExp, reason: string): Exclusion => ({ mutations, reason });

/** What makes nothing less safe. All that is not named here counts. */
export const notWeaker: readonly Exclusion[] = [
  // Names and words.
  exclude(/.*(Description|Sid|EmailSubject|EmailMessage|SmsMessage|EmailVerification\w+|SmsVerificationMessage|DefaultEmailOption|VerificationMessageTemplate): .*/, 'Words for people.'),
  exclude(/.*(?<!ManagedRuleGroupStatement|RuleActionOverrides\[\w+\]|SingleHeader|RecoveryMechanisms\[\w+\]|Dimensions\[\w+\])\.(Name|PolicyName): .*/, 'A name.'),
  exclude(/.*\.(StageName|LogGroupName|TopicName|QueueName|AliasName|DomainName|Identifier|Scopes\[\]\.\w+): .*/, 'A name; where another resource uses it, that is a reference of its own.'),
  exclude(/.*(VisibilityConfig|MetricTransformations\[\])\.MetricName: (?!removed).*/, 'The name of a metric of our own.'),
  exclude(/.*\.Priority: .*/, 'An order.'),
  exclude(/.*\.(PathPart|HttpMethod|IntegrationHttpMethod|ContentType|ResourceType|ResponseType): .*/, 'What the API is about, not how it is kept safe.'),
  exclude(/.*(Policy|PolicyDocument|ResourcePolicy)\.Version: removed/, 'Without a version policy variables are not replaced; ours have none.'),
  // The app's own.
  exclude(/.*\.(Architectures|Code|Handler|Layers)\b.*/, 'Code, and what it runs on.'),
  exclude(/.*Environment(\.Variables(\.\w+)?)?: (removed|something else|--enable-source-maps)/, 'Configuration of the code.'),
  exclude(/AWS::ApiGateway::Model(:| Properties\.Schema).*/, 'The rules of the body are the app\'s.'),
  exclude(/AWS::(Lambda::Function|ApiGateway::(RestApi|Stage|Method|Resource|Deployment)|Cognito::(UserPool|UserPoolClient|UserPoolResourceServer)|DynamoDB::Table|SecretsManager::Secret|KMS::Key|Logs::LogGroup): removed/, 'What is to be kept safe is gone with its protection; what others lose with it, is found as a removed reference of theirs.'),
  exclude(/AWS::Cognito::UserPoolClient Properties\.(AllowedOAuth\w+|CallbackURLs|SupportedIdentityProviders)\b.*: (removed|emptied|false|something else)/, 'Fewer ways to sign in.'),
  exclude(/AWS::Cognito::UserPool Properties\.(UsernameAttributes|AutoVerifiedAttributes)\b.*/, 'By what people sign in.'),
  exclude(/AWS::DynamoDB::Table Properties\.(BillingMode|AttributeDefinitions|KeySchema)\b.*/, 'The shape of the data, and how it is paid.'),
  // Another one of the owner's.
  exclude(/.*\.(KmsKeyId|KmsKeyArn|KmsMasterKeyId|KMSMasterKeyId): something else/, 'Another key.'),
  exclude(/.*\.(AlarmActions\[\]|LoggingConfig\.LogGroup|AccessLogSetting\.DestinationArn|DeadLetterConfig\.TargetArn|LogDestinationConfigs\[\]|Role|CloudWatchRoleArn): (something else|of another account)/, 'Another topic, log group, queue or role, which a template can\'t judge.'),
  // As good, or better.
  exclude(/.*Condition: (without|any) aws:Source(Account|Arn)/, 'Of two conditions that name the account one is left.'),
  exclude(/AWS::ApiGateway::Method Properties\.AuthorizationType: AWS_IAM/, 'As strong.'),
  exclude(/AWS::ApiGateway::RestApi Properties\.DisableExecuteApiEndpoint: .*/, 'Without a domain it is the only address, and open by default.'),
  exclude(/AWS::ApiGateway::Stage Properties\.MethodSettings\[\]\.(DataTraceEnabled: removed|MetricsEnabled: .*)/, 'Off by default; detailed metrics are of operation.'),
  exclude(/AWS::KMS::Key Properties\.(PendingWindowInDays|RotationPeriodInDays|KeyPolicy): removed/, 'The default is as strict: 30 days, a year, the own account.'),
  exclude(/AWS::Lambda::Function Properties\.RecursiveLoop: removed/, 'Terminate is the default.'),
  exclude(/AWS::Lambda::Function Properties\.LoggingConfig\.(ApplicationLogLevel|SystemLogLevel): (removed|INFO)/, 'INFO is the default.'),
  exclude(/AWS::Lambda::EventInvokeConfig Properties\.(MaximumEventAgeInSeconds|MaximumRetryAttempts): (less|none)/, 'Fewer and sooner.'),
  exclude(/AWS::SecretsManager::Secret Properties\.GenerateSecretString(\.PasswordLength)?: removed/, 'The default is 32 characters; a secret without any value is no secret.'),
  exclude(/AWS::SecretsManager::Secret Properties\.GenerateSecretString\..*: removed/, 'Words of the generated value.'),
  exclude(/AWS::CloudWatch::Alarm\(\S+\) Properties\.TreatMissingData: .*/, 'What comes after the alarm, not whether it is raised.'),
  exclude(/AWS::CloudWatch::Alarm\((Duration|Latency)\).*/, 'Slowness is a matter of operation.'),
  exclude(/AWS::Cognito::UserPool Properties\.UserPoolTier: removed/, 'CloudFormation keeps the tier that the pool has; the options that need PLUS are refused without it.'),
  exclude(/AWS::DynamoDB::Table Properties\.SSESpecification\.SSEType: removed/, 'KMS is the default, and the only choice.'),
  exclude(/AWS::SecretsManager::RotationSchedule Properties\.(RotateImmediatelyOnUpdate|RotationRules\.Duration): .*/, 'When in the day, not how often.'),
  // Less is allowed: it fails closed.
  exclude(/AWS::(IAM::(Policy|Role)|Lambda::Permission)\b(?!.*(logs:PutLogEvents|xray:)).*(Statement(\[Allow [^\]]*\])?|Action|Policies\[?\]?[\w.]*|Permission)(: (removed|emptied|Effect: Deny|Action: without .*)|\[\]: removed)/, 'Less is allowed: what needs it fails, and nothing is let in.'),
  exclude(/AWS::(Lambda::Permission: removed|IAM::(Policy|Role): removed|Lambda::Permission Properties\.(Principal|SourceArn|FunctionName): (something else|secretsmanager.*|events.*|apigateway.*|of another account))/, 'Whoever needs it can\'t call any more; nobody of this app is let in.'),
  exclude(/AWS::\w+::\w+ .*Statement\[Allow .*\]: Condition: .* of another account/, 'Those who need it can\'t use it; the other account is let in only through a service.'),
  exclude(/AWS::KMS::Key Properties\.KeyPolicy\.Statement\[Allow (kms:CreateGrant kms:DescribeKey|kms:Decrypt kms:Encrypt kms:GenerateDataKey\* kms:ReEncrypt\*)\].*/, 'The first statement allows the account all of it already, without these conditions.'),
  exclude(/.*Statement\[Allow .*\]: Resource: \*/, 'A policy of a resource is about that resource, whatever it says.'),
];

/** What CloudFormation or the service refuses to deploy, and the CDK's classes let pass. */
export const refusedOnDeployment: readonly Exclusion[] = [
  exclude(/.*\.(RestApiId|ResourceId|ParentId|DeploymentId|AuthorizerId|RequestValidatorId|UserPoolId|SecretId|ProviderARNs\[\]|FunctionName|Queues\[\]|Topics\[\]|Roles\[\]|RotationLambdaARN|ResourceArn|WebACLArn|RequestModels\.\S+|Uri|TopicArn): something else/, 'It refers to something that does not exist.'),
  exclude(/AWS::CloudWatch::Alarm\(\S+\) Properties\.(ComparisonOperator|EvaluationPeriods|MetricName|Namespace|Period|Statistic|ExtendedStatistic|Threshold): removed/, 'PutMetricAlarm requires it.'),
  exclude(/AWS::Lambda::Function Properties\.(Runtime|Handler|Code\.\w+): removed/, 'A function from an archive requires it.'),
  exclude(/AWS::Lambda::Function Properties\.DeadLetterConfig\.TargetArn: removed/, 'An empty object is refused.'),
  exclude(/AWS::ApiGateway::(Method Properties\.(AuthorizerId|Integration(\.\w+)?)|Authorizer Properties\.(IdentitySource|ProviderARNs(\[\])?)|Stage Properties\.(DeploymentId|StageName)|RestApi Properties\.Name): removed/, 'API Gateway requires it.'),
  exclude(/AWS::ApiGateway::Authorizer: removed/, 'The methods can\'t name it any more.'),
  exclude(/AWS::ApiGateway::RestApi Properties\.EndpointConfiguration.*: removed/, 'The default is an edge-optimized API, which this TLS policy is not for.'),
  exclude(/AWS::ApiGateway::Account( Properties\.CloudWatchRoleArn)?: removed/, 'A stage that logs is refused in an account that lets no API log; in others nothing changes.'),
  exclude(/AWS::Logs::LogGroup Properties\.DataProtectionPolicy\..*/, 'CloudWatch Logs takes exactly one block that audits and one that masks, with the same identifiers.'),
  exclude(/AWS::WAFv2::WebACL Properties\..*(\.(None|Block|Allow|Count|API_GATEWAY|Body|OversizeHandling|TextTransformations\[\]|OverrideAction|Action|RequestBody|\w+Statement)): removed/, 'WAF requires it.'),
  exclude(/AWS::WAFv2::WebACL Properties\.Rules\[\w+\]\.Statement\.ManagedRuleGroupStatement\.(Name: (BodySize|RequestsPerIp|SizeRestrictions_BODY)|RuleActionOverrides.*: (BodySize|RequestsPerIp|AWSManaged\w+))/, 'There is no such group or rule.'),
  exclude(/AWS::WAFv2::WebACL .*Statement\.ManagedRuleGroupStatement\.Name: AWSManaged.*/, 'The group is in the web ACL already, with rules of the same label.'),
  exclude(/AWS::WAFv2::LoggingConfiguration Properties\.(LogDestinationConfigs\[\]|RedactedFields\[\]\.SingleHeader(\.Name)?): removed/, 'WAF requires it.'),
  exclude(/AWS::IAM::(Policy|Role) .*(Statement|Policies\[\S*\]|PolicyDocument): (removed|emptied)/, 'A policy without statements is refused.'),
  exclude(/AWS::\w+::\w+ Properties\.(KeyPolicy|ResourcePolicy|PolicyDocument)(\.Statement)?: emptied/, 'A policy without statements is refused.'),
  exclude(/AWS::KMS::Key Properties\.KeyPolicy\.Statement\[Allow kms:Decrypt\* .*\].*: (removed|Effect: Deny|Action: without .*)/, 'CloudWatch Logs takes no key that it may not use.'),
  exclude(/AWS::KMS::Key Properties\.KeyPolicy\.Statement\[Allow kms:\*\].*: (removed|Effect: Deny|Principal: of another account)/, 'KMS takes no policy that locks out the account.'),
  exclude(/AWS::SQS::Queue Properties\.RedriveAllowPolicy\.redrivePermission: removed/, 'SQS requires it.'),
  exclude(/AWS::Logs::MetricFilter Properties\.MetricTransformations\[\]: removed/, 'CloudWatch Logs requires it.'),
  exclude(/AWS::Cognito::UserPool Properties\.AccountRecoverySetting\..*: (removed|emptied|verified_\w+)/, 'Cognito requires it; one mechanism stands once.'),
];
