/**
 * Where AWS Config records what a property of a template says, of resource types whose recorded values mean the same.
 * A list stands without brackets; what is below its elements stands after `[]`, and is told relative to the element.
 * From https://github.com/awslabs/aws-config-resource-schema (Apache-2.0), November 2026: only what is listed there.
 */
export const recordedProperties: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'AWS::ApiGateway::Stage': {
    'AccessLogSetting.DestinationArn': 'configuration.accessLogSettings.destinationArn',
    'AccessLogSetting.Format': 'configuration.accessLogSettings.format',
    'TracingEnabled': 'configuration.tracingEnabled',
  },
  'AWS::ApiGatewayV2::Api': {
    'CorsConfiguration.AllowCredentials': 'configuration.corsConfiguration.allowCredentials',
    'CorsConfiguration.AllowOrigins': 'configuration.corsConfiguration.allowOrigins',
  },
  'AWS::ApiGatewayV2::Stage': {
    'AccessLogSettings.DestinationArn': 'configuration.accessLogSettings.destinationArn',
    'AccessLogSettings.Format': 'configuration.accessLogSettings.format',
    'DefaultRouteSettings.DataTraceEnabled': 'configuration.defaultRouteSettings.dataTraceEnabled',
    'DefaultRouteSettings.ThrottlingBurstLimit': 'configuration.defaultRouteSettings.throttlingBurstLimit',
    'DefaultRouteSettings.ThrottlingRateLimit': 'configuration.defaultRouteSettings.throttlingRateLimit',
  },
  'AWS::AppSync::GraphQLApi': {
    'AdditionalAuthenticationProviders': 'configuration.AdditionalAuthenticationProviders',
    'AdditionalAuthenticationProviders[].AuthenticationType': 'AuthenticationType',
    'AdditionalAuthenticationProviders[].LambdaAuthorizerConfig.AuthorizerResultTtlInSeconds': 'LambdaAuthorizerConfig.AuthorizerResultTtlInSeconds',
    'AdditionalAuthenticationProviders[].OpenIDConnectConfig.ClientId': 'OpenIDConnectConfig.ClientId',
    'AdditionalAuthenticationProviders[].UserPoolConfig.AppIdClientRegex': 'UserPoolConfig.AppIdClientRegex',
    'AuthenticationType': 'configuration.AuthenticationType',
    'LambdaAuthorizerConfig.AuthorizerResultTtlInSeconds': 'configuration.LambdaAuthorizerConfig.AuthorizerResultTtlInSeconds',
    'LogConfig': 'configuration.LogConfig',
    'LogConfig.ExcludeVerboseContent': 'configuration.LogConfig.ExcludeVerboseContent',
    'LogConfig.FieldLogLevel': 'configuration.LogConfig.FieldLogLevel',
    'OpenIDConnectConfig.ClientId': 'configuration.OpenIDConnectConfig.ClientId',
    'UserPoolConfig.AppIdClientRegex': 'configuration.UserPoolConfig.AppIdClientRegex',
    'XrayEnabled': 'configuration.XrayEnabled',
  },
  'AWS::CloudFront::Distribution': {
    'DistributionConfig.CacheBehaviors': 'configuration.distributionConfig.cacheBehaviors.items',
    'DistributionConfig.CacheBehaviors[].ViewerProtocolPolicy': 'viewerProtocolPolicy',
    'DistributionConfig.DefaultCacheBehavior.ViewerProtocolPolicy': 'configuration.distributionConfig.defaultCacheBehavior.viewerProtocolPolicy',
    'DistributionConfig.DefaultRootObject': 'configuration.distributionConfig.defaultRootObject',
    'DistributionConfig.Logging.IncludeCookies': 'configuration.distributionConfig.logging.includeCookies',
    'DistributionConfig.Origins': 'configuration.distributionConfig.origins.items',
    'DistributionConfig.Origins[].CustomOriginConfig': 'customOriginConfig',
    'DistributionConfig.Origins[].CustomOriginConfig.OriginProtocolPolicy': 'customOriginConfig.originProtocolPolicy',
    'DistributionConfig.Origins[].S3OriginConfig': 's3OriginConfig',
    'DistributionConfig.Origins[].S3OriginConfig.OriginAccessIdentity': 's3OriginConfig.originAccessIdentity',
    'DistributionConfig.ViewerCertificate.AcmCertificateArn': 'configuration.distributionConfig.viewerCertificate.acmCertificateArn',
    'DistributionConfig.ViewerCertificate.IamCertificateId': 'configuration.distributionConfig.viewerCertificate.iamCertificateId',
    'DistributionConfig.ViewerCertificate.MinimumProtocolVersion': 'configuration.distributionConfig.viewerCertificate.minimumProtocolVersion',
    'DistributionConfig.WebACLId': 'configuration.distributionConfig.webACLId',
  },
  'AWS::CloudTrail::Trail': {
    CloudWatchLogsLogGroupArn: 'configuration.cloudWatchLogsLogGroupArn',
    EnableLogFileValidation: 'configuration.logFileValidationEnabled',
    IsMultiRegionTrail: 'configuration.isMultiRegionTrail',
  },
  'AWS::Cognito::IdentityPool': {
    'AllowClassicFlow': 'configuration.AllowClassicFlow',
    'AllowUnauthenticatedIdentities': 'configuration.AllowUnauthenticatedIdentities',
    'CognitoIdentityProviders': 'configuration.CognitoIdentityProviders',
    'CognitoIdentityProviders[].ServerSideTokenCheck': 'ServerSideTokenCheck',
  },
  'AWS::Cognito::UserPoolClient': {
    AllowedOAuthFlows: 'configuration.AllowedOAuthFlows',
    AllowedOAuthScopes: 'configuration.AllowedOAuthScopes',
    CallbackURLs: 'configuration.CallbackURLs',
    EnableTokenRevocation: 'configuration.EnableTokenRevocation',
    ExplicitAuthFlows: 'configuration.ExplicitAuthFlows',
    PreventUserExistenceErrors: 'configuration.PreventUserExistenceErrors',
    WriteAttributes: 'configuration.WriteAttributes',
  },
  'AWS::ECR::Repository': {
    ImageTagMutability: 'configuration.ImageTagMutability',
  },
  'AWS::Events::Endpoint': {
    'ReplicationConfig.State': 'configuration.ReplicationConfig.State',
  },
  'AWS::GuardDuty::Detector': {
    Enable: 'configuration.Enable',
  },
  'AWS::KMS::Key': {
    EnableKeyRotation: 'supplementaryConfiguration.KeyRotationStatus',
    KeySpec: 'configuration.customerMasterKeySpec',
    Origin: 'configuration.origin',
  },
  'AWS::Kinesis::Stream': {
    'RetentionPeriodHours': 'configuration.RetentionPeriodHours',
    'StreamEncryption.EncryptionType': 'configuration.StreamEncryption.EncryptionType',
    'StreamEncryption.KeyId': 'configuration.StreamEncryption.KeyId',
  },
  'AWS::KinesisFirehose::DeliveryStream': {
    'DeliveryStreamEncryptionConfigurationInput.KeyType': 'configuration.DeliveryStreamEncryptionConfigurationInput.KeyType',
    'DeliveryStreamType': 'configuration.DeliveryStreamType',
  },
  'AWS::Lambda::CodeSigningConfig': {
    'CodeSigningPolicies.UntrustedArtifactOnDeployment': 'configuration.CodeSigningPolicies.UntrustedArtifactOnDeployment',
  },
  'AWS::Lambda::Function': {
    'TracingConfig.Mode': 'configuration.tracingConfig.mode',
  },
  'AWS::S3::Bucket': {
    'BucketEncryption.ServerSideEncryptionConfiguration': 'supplementaryConfiguration.ServerSideEncryptionConfiguration.rules',
    'BucketEncryption.ServerSideEncryptionConfiguration[].ServerSideEncryptionByDefault.KMSMasterKeyID': 'applyServerSideEncryptionByDefault.kmsMasterKeyID',
    'BucketEncryption.ServerSideEncryptionConfiguration[].ServerSideEncryptionByDefault.SSEAlgorithm': 'applyServerSideEncryptionByDefault.sseAlgorithm',
    'CorsConfiguration.CorsRules': 'supplementaryConfiguration.BucketCrossOriginConfiguration.rules',
    'CorsConfiguration.CorsRules[].AllowedMethods': 'allowedMethods',
    'CorsConfiguration.CorsRules[].AllowedOrigins': 'allowedOrigins',
    'PublicAccessBlockConfiguration.BlockPublicAcls': 'supplementaryConfiguration.PublicAccessBlockConfiguration.blockPublicAcls',
    'PublicAccessBlockConfiguration.BlockPublicPolicy': 'supplementaryConfiguration.PublicAccessBlockConfiguration.blockPublicPolicy',
    'PublicAccessBlockConfiguration.IgnorePublicAcls': 'supplementaryConfiguration.PublicAccessBlockConfiguration.ignorePublicAcls',
    'PublicAccessBlockConfiguration.RestrictPublicBuckets': 'supplementaryConfiguration.PublicAccessBlockConfiguration.restrictPublicBuckets',
    'VersioningConfiguration.Status': 'supplementaryConfiguration.BucketVersioningConfiguration.status',
    'WebsiteConfiguration': 'supplementaryConfiguration.BucketWebsiteConfiguration',
  },
  'AWS::SNS::Topic': {
    KmsMasterKeyId: 'configuration.KmsMasterKeyId',
  },
  'AWS::SQS::Queue': {
    KmsMasterKeyId: 'configuration.KmsMasterKeyId',
    MessageRetentionPeriod: 'configuration.MessageRetentionPeriod',
    SqsManagedSseEnabled: 'configuration.SqsManagedSseEnabled',
  },
  'AWS::StepFunctions::StateMachine': {
    'LoggingConfiguration.Destinations': 'configuration.LoggingConfiguration.Destinations',
    'LoggingConfiguration.Destinations[].CloudWatchLogsLogGroup.LogGroupArn': 'CloudWatchLogsLogGroup.LogGroupArn',
    'LoggingConfiguration.IncludeExecutionData': 'configuration.LoggingConfiguration.IncludeExecutionData',
    'LoggingConfiguration.Level': 'configuration.LoggingConfiguration.Level',
    'TracingConfiguration.Enabled': 'configuration.TracingConfiguration.Enabled',
  },
};
