/**
 * Actions that serverless applications meet and that know no resource: for them `Resource: '*'` is the only way. Among
 * them are a few whose resource is optional (a lexicon) or has no name before it is made (a network interface).
 * A trailing `*` stands for every action that begins so.
 *
 * As of November 2026.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 */
const actionsByService: Readonly<Record<string, string>> = {
  acm: 'ListCertificates',
  aoss: 'BatchGetCollection BatchGetVpcEndpoint ListAccessPolicies ListCollections ListSecurityConfigs ListSecurityPolicies ListVpcEndpoints',
  appconfig: [
    'GetAccountSettings ListApplications ListDeploymentStrategies ListExtensionAssociations ListExtensions',
  ].join(' '),
  'application-autoscaling': 'Describe* GetPredictiveScalingForecast',
  appsync: [
    'EvaluateCode EvaluateMappingTemplate ListApiKeys ListApis ListDataSources ListDomainNames ListFunctions ListGraphqlApis',
    'ListResolvers ListResolversByFunction ListSourceApiAssociations ListTypes ListTypesByAssociation',
  ].join(' '),
  athena: 'GetCatalogs GetNamespace GetNamespaces GetQueryExecutions GetTable GetTables ListDataCatalogs ListWorkGroups',
  autoscaling: 'Describe* GetPredictiveScalingForecast',
  batch: 'DescribeComputeEnvironments DescribeJobDefinitions DescribeJobQueues DescribeJobs ListJobs',
  bedrock: [
    'GetFoundationModelAvailability GetModelInvocationLoggingConfiguration ListAgents',
    'ListAsyncInvokes ListFoundationModels ListInferenceProfiles ListKnowledgeBases ListModelCustomizationJobs',
    'ListModelInvocationJobs Rerank RetrieveAndGenerate ValidateFlowDefinition',
  ].join(' '),
  cloudformation: [
    'BatchDescribeTypeConfigurations DescribeAccountLimits DescribeStackDriftDetectionStatus DescribeType EstimateTemplateCost',
    'GetResource GetResourceRequestStatus ListExports ListImports ListResourceRequests ListResources ListStacks ListTypeVersions',
    'ListTypes ValidateTemplate',
  ].join(' '),
  cloudfront: [
    'GetKeyGroup GetKeyGroupConfig GetMonitoringSubscription GetPublicKey GetPublicKeyConfig ListCachePolicies',
    'ListCloudFrontOriginAccessIdentities ListContinuousDeploymentPolicies ListDistributions ListDistributionsByLambdaFunction',
    'ListFunctions ListKeyGroups ListKeyValueStores ListOriginAccessControls ListOriginRequestPolicies ListPublicKeys',
    'ListResponseHeadersPolicies',
  ].join(' '),
  cloudwatch: [
    'DescribeAlarmsForMetric DescribeAnomalyDetectors DescribeInsightRules GenerateQuery GenerateQueryResultsSummary GetMetricData',
    'GetMetricStatistics GetMetricWidgetImage ListDashboards ListManagedInsightRules ListMetricStreams ListMetrics PutMetricData',
  ].join(' '),
  codebuild: 'ListBuilds ListProjects ListReportGroups ListReports',
  codepipeline: 'AcknowledgeJob GetJobDetails ListPipelines PutJobFailureResult PutJobSuccessResult',
  'cognito-identity': 'GetCredentialsForIdentity GetId GetOpenIdToken ListIdentityPools UnlinkIdentity',
  'cognito-idp': [
    'ChangePassword ConfirmForgotPassword ConfirmSignUp DescribeUserPoolDomain ForgotPassword GetDevice GetProvisionedLimit GetUser',
    'GetUserAttributeVerificationCode GlobalSignOut InitiateAuth ListDevices ListUserPools RespondToAuthChallenge RevokeToken SignUp',
  ].join(' '),
  comprehend: [
    'BatchDetect* ContainsPiiEntities DetectDominantLanguage DetectEntities DetectKeyPhrases DetectPiiEntities DetectSentiment',
    'DetectSyntax DetectTargetedSentiment DetectToxicContent ListDocumentClassificationJobs ListDocumentClassifierSummaries',
    'ListDocumentClassifiers ListDominantLanguageDetectionJobs ListEndpoints ListEntitiesDetectionJobs ListEntityRecognizerSummaries',
    'ListEntityRecognizers ListEventsDetectionJobs ListFlywheels ListKeyPhrasesDetectionJobs ListPiiEntitiesDetectionJobs',
    'ListSentimentDetectionJobs ListTargetedSentimentDetectionJobs ListTopicsDetectionJobs',
  ].join(' '),
  config: 'GetComplianceSummaryByConfigRule GetDiscoveredResourceCounts ListDiscoveredResources PutEvaluations',
  dynamodb: [
    'DescribeEndpoints DescribeLimits DescribeReservedCapacity DescribeReservedCapacityOfferings GetAbacStatus ListBackups',
    'ListContributorInsights ListGlobalTables ListStreams ListTables',
  ].join(' '),
  ec2: [
    'AssignPrivateIpAddresses CreateNetworkInterface DeleteNetworkInterface Describe* GetSpotPlacementScores',
    'UnassignPrivateIpAddresses',
  ].join(' '),
  ec2messages: '*',
  ecr: [
    'DescribePullThroughCacheRules DescribeRegistry DescribeRepositoryCreationTemplates GetAccountSetting GetAuthorizationToken',
    'GetRegistryPolicy GetRegistryScanningConfiguration GetSigningConfiguration ListPullTimeUpdateExclusions',
    'ValidatePullThroughCacheRule',
  ].join(' '),
  ecs: 'DescribeTaskDefinition DiscoverPollEndpoint ListClusters ListServices ListServicesByNamespace ListTaskDefinitionFamilies ListTaskDefinitions',
  elasticloadbalancing: 'Describe*',
  events: [
    'ListApiDestinations ListArchives ListConnections ListEndpoints ListEventBuses ListReplays ListRuleNamesByTarget ListRules',
    'PutPermission RemovePermission TestEventPattern',
  ].join(' '),
  firehose: 'ListDeliveryStreams',
  health: 'Describe*',
  iam: [
    'GetAccountAuthorizationDetails GetAccountPasswordPolicy GetAccountSummary GetOrganizationsAccessReport ListAccountAliases',
    'ListGroups ListInstanceProfiles ListOpenIDConnectProviders ListPolicies ListRoles ListSAMLProviders ListServerCertificates',
    'ListUsers ListVirtualMFADevices',
  ].join(' '),
  iot: 'DescribeEndpoint ListPolicies ListThings ListTopicRules',
  kinesis: 'DescribeAccountSettings DescribeLimits ListChannels ListStreams',
  kms: 'CreateKey DescribeCustomKeyStores ListAliases ListKeys ListRetirableGrants',
  lambda: [
    'CreateEventSourceMapping GetAccountSettings ListCodeSigningConfigs ListEventSourceMappings ListFunctions ListLayerVersions',
    'ListLayers',
  ].join(' '),
  logs: [
    'CancelExportTask CreateLogDelivery DeleteLogDelivery DeleteResourcePolicy DescribeAccountPolicies DescribeDeliveries',
    'DescribeDeliveryDestinations DescribeDeliverySources DescribeDestinations DescribeExportTasks DescribeLogGroups DescribeQueries',
    'DescribeQueryDefinitions DescribeResourcePolicies GetLogDelivery ListLogDeliveries ListLogGroups ListLogGroupsForQuery',
    'ListScheduledQueries PutQueryDefinition PutResourcePolicy StopLiveTail StopQuery TestMetricFilter TestTransformer',
    'UpdateLogDelivery',
  ].join(' '),
  organizations: 'DescribeCreateAccountStatus DescribeOrganization DescribeResourcePolicy List*',
  pipes: 'ListPipes',
  polly: 'DescribeVoices GetSpeechSynthesisTask List* SynthesizeSpeech',
  pricing: '*',
  'redshift-data': 'CancelStatement DescribeStatement GetStatementResult ListSessions ListStatements',
  rekognition: [
    'CompareFaces CreateFaceLivenessSession DescribeProjects DetectFaces DetectLabels DetectModerationLabels',
    'DetectProtectiveEquipment DetectText Get* ListCollections ListMediaAnalysisJobs ListStreamProcessors RecognizeCelebrities',
    'StartCelebrityRecognition StartContentModeration StartFaceDetection StartFaceLivenessSession StartLabelDetection',
    'StartPersonTracking StartSegmentDetection StartTextDetection',
  ].join(' '),
  route53: [
    'CreateHostedZone GetHealthCheckCount GetHostedZoneCount ListCidrCollections ListHealthChecks ListHostedZones',
    'ListHostedZonesByName ListHostedZonesByVPC TestDNSAnswer',
  ].join(' '),
  s3: [
    'GetAccessPoint GetAccountPublicAccessBlock ListAccessGrantsInstances ListAccessPoints ListAccessPointsForObjectLambda',
    'ListAllMyBuckets ListJobs ListMultiRegionAccessPoints ListStorageLensConfigurations ListStorageLensGroups',
  ].join(' '),
  scheduler: 'ListScheduleGroups ListSchedules ListSchedulesByTarget',
  secretsmanager: 'GetRandomPassword ListSecrets',
  servicediscovery: 'ListNamespaces ListOperations ListServices ListTagsForResource',
  ses: [
    'Describe* ListAddressLists',
    'ListConfigurationSets ListContactLists ListCustomVerificationEmailTemplates ListDedicatedIpPools ListDeliverabilityTestReports',
    'ListDomainDeliverabilityCampaigns ListEmailIdentities ListEmailTemplates ListExportJobs ListIdentities ListIdentityPolicies',
    'ListImportJobs ListIngressPoints ListMultiRegionEndpoints ListReceiptFilters ListReceiptRuleSets ListRelays ListRuleSets',
    'ListTemplates ListTenants ListTrafficPolicies ListVerifiedEmailAddresses',
  ].join(' '),
  sns: [
    'CheckIfPhoneNumberIsOptedOut CreatePlatformEndpoint GetEndpointAttributes GetPlatformApplicationAttributes GetSMSAttributes',
    'GetSMSSandboxAccountStatus ListEndpointsByPlatformApplication ListOriginationNumbers ListPhoneNumbersOptedOut',
    'ListPlatformApplications ListSMSSandboxPhoneNumbers ListSubscriptions ListTopics OptInPhoneNumber SetSMSAttributes',
  ].join(' '),
  sqs: 'ListQueues',
  ssm: 'DescribeInstanceInformation DescribeParameters ListDocuments',
  ssmmessages: '*',
  states: [
    'InvokeHTTPEndpoint ListActivities ListStateMachines SendTaskFailure SendTaskHeartbeat SendTaskSuccess',
    'ValidateStateMachineDefinition',
  ].join(' '),
  sts: 'GetAccessKeyInfo GetCallerIdentity GetSessionToken GetWebIdentityToken',
  tag: 'DescribeReportCreation Get* ListRequiredTags',
  textract: [
    'Analyze* DetectDocumentText GetDocumentAnalysis GetDocumentTextDetection GetExpenseAnalysis GetLendingAnalysis',
    'GetLendingAnalysisSummary ListAdapterVersions ListAdapters Start*',
  ].join(' '),
  transcribe: 'GetMedicalScribeStream List* Start*',
  translate: 'DescribeTextTranslationJob ListLanguages ListParallelData ListTerminologies ListTextTranslationJobs TranslateText',
  wafv2: [
    'CheckCapacity Describe*',
    'ListAPIKeys ListAvailableManagedRuleGroupVersions ListAvailableManagedRuleGroups ListIPSets ListLoggingConfigurations',
    'ListManagedRuleSets ListRegexPatternSets ListRuleGroups ListWebACLs',
      ].join(' '),
  xray: [
    'BatchGetTraces GetEncryptionConfig GetGroups GetIndexingRules GetSamplingRules GetSamplingStatisticSummaries GetSamplingTargets',
    'GetServiceGraph GetTimeSeriesServiceStatistics GetTraceGraph GetTraceSegmentDestination GetTraceSummaries ListResourcePolicies',
    'PutSpans PutSpansForIndexing PutTelemetryRecords PutTraceSegments',
  ].join(' '),
};

const known = new Map(Object.entries(actionsByService).map(([service, names]) => [service, namesOf(names)]));

function namesOf(names: string): { readonly exact: ReadonlySet<string>; readonly prefixes: readonly string[] } {
  const all = names.toLowerCase().split(' ');
  return {
    exact: new Set(all.filter((name) => !name.endsWith('*'))),
    prefixes: all.filter((name) => name.endsWith('*')).map((name) => name.slice(0, -1)),
  };
}

/** Whether an action knows no resource; of a pattern, whether none of the actions that it stands for does. */
export function hasNoResources(action: string): boolean {
  const [service, name = ''] = action.toLowerCase().split(':');
  const names = known.get(service);
  return names !== undefined && name !== '' && (names.exact.has(name) || names.prefixes.some((prefix) => name.startsWith(prefix)));
}
