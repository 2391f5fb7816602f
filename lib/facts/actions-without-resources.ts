/**
 * Actions that serverless applications meet and that know no resource: for them `Resource: '*'` is the only way.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/reference_policies_actions-resources-contextkeys.html
 * Lower case; read November 2026.
 */
const actions: ReadonlySet<string> = new Set([
  'appconfig:listapplications', 'athena:listdatacatalogs', 'autoscaling:describeautoscalinggroups', 'cloudfront:listdistributions',
  'cloudwatch:describealarms', 'cloudwatch:getmetricdata', 'cloudwatch:getmetricstatistics', 'cloudwatch:listmetrics',
  'cloudwatch:putmetricdata', 'cognito-idp:listuserpools', 'comprehend:detectsentiment', 'dynamodb:listtables', 'dynamodb:liststreams',
  'ec2:createnetworkinterface', 'ec2:deletenetworkinterface', 'ec2:describeinstances', 'ec2:describenetworkinterfaces',
  'ec2:describesecuritygroups', 'ec2:describesubnets', 'ec2:describevpcs', 'ec2:describeregions', 'ec2:describeavailabilityzones',
  'ec2:assignprivateipaddresses', 'ec2:unassignprivateipaddresses', 'ecr:getauthorizationtoken', 'events:listrules', 'iam:listroles',
  'iam:listusers', 'iam:listaccountaliases', 'kms:listkeys', 'kms:listaliases', 'kms:generaterandom', 'kms:createkey',
  'lambda:getaccountsettings', 'lambda:listfunctions', 'lambda:listeventsourcemappings', 'lambda:createeventsourcemapping',
  'logs:describeloggroups', 'logs:describequeries', 'logs:describeresourcepolicies', 'logs:putresourcepolicy', 'logs:createlogdelivery',
  'logs:getlogdelivery', 'logs:updatelogdelivery', 'logs:deletelogdelivery', 'logs:listlogdeliveries', 'logs:stopquery',
  'logs:getqueryresults', 'polly:synthesizespeech', 'rekognition:detectlabels', 'rekognition:detectfaces', 'rekognition:detecttext',
  'rekognition:detectmoderationlabels', 'rekognition:comparefaces', 's3:listallmybuckets', 's3:getaccountpublicaccessblock',
  'secretsmanager:getrandompassword', 'secretsmanager:listsecrets', 'servicediscovery:discoverinstances', 'sns:listtopics', 'sqs:listqueues',
  'ssm:describeparameters', 'ssmmessages:createcontrolchannel', 'ssmmessages:createdatachannel', 'ssmmessages:opencontrolchannel',
  'ssmmessages:opendatachannel', 'states:liststatemachines', 'sts:getcalleridentity', 'sts:getsessiontoken',
  'textract:analyzedocument', 'textract:detectdocumenttext', 'transcribe:starttranscriptionjob', 'transcribe:gettranscriptionjob',
  'translate:translatetext', 'xray:getsamplingrules', 'xray:getsamplingstatisticsummaries', 'xray:getsamplingtargets',
  'xray:puttelemetryrecords', 'xray:puttracesegments', 'tag:getresources', 'tag:gettagkeys', 'tag:gettagvalues',
]);

/** Whether an action, written without wildcards, knows no resource. */
export function hasNoResources(action: string): boolean {
  return actions.has(action.toLowerCase());
}
