import { App, CfnResource, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as cloudwatchActions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as events from 'aws-cdk-lib/aws-events';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as destinations from 'aws-cdk-lib/aws-lambda-destinations';
import * as sources from 'aws-cdk-lib/aws-lambda-event-sources';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Rotation, SecureFunction, SecureFunctionProps, SecureSecret } from '../../../lib';

beforeAll(() => {
  process.env.CDK_VALIDATION = 'false';
});

const inline: SecureFunctionProps = {
  code: lambda.Code.fromInline('exports.handler = async () => {};'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_24_X,
};

function made(props: Partial<SecureFunctionProps> = {}, stack = new Stack(new App(), 'Stack')) {
  const fn = new SecureFunction(stack, 'Fn', { ...inline, ...props });
  return { fn, stack, template: () => Template.fromStack(stack) };
}

function statements(template: Template): { Action: string | string[]; Resource: unknown }[] {
  return Object.values(template.findResources('AWS::IAM::Policy')).flatMap(({ Properties }) => Properties.PolicyDocument.Statement);
}

describe('by default', () => {
  const { template: synthesize } = made();
  const template = synthesize();

  test('the function runs on arm64, traced, with its own memory and timeout, and stops recursion', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      Architectures: ['arm64'], MemorySize: 256, Timeout: 15, TracingConfig: { Mode: 'Active' }, RecursiveLoop: 'Terminate',
    });
  });

  test('it logs JSON into an encrypted log group of its own, which expires, masks credentials and is retained', () => {
    template.hasResourceProperties('AWS::Lambda::Function', {
      LoggingConfig: { LogFormat: 'JSON', ApplicationLogLevel: 'INFO', SystemLogLevel: 'INFO', LogGroup: { Ref: Match.stringLikeRegexp('LogGroup') } },
    });
    template.hasResource('AWS::Logs::LogGroup', {
      Properties: { RetentionInDays: 365, KmsKeyId: Match.anyValue(), DataProtectionPolicy: Match.anyValue() }, DeletionPolicy: 'Retain',
    });
  });

  test('its role has no AWS managed policy, and reaches no resource by a wildcard but X-Ray, which knows none', () => {
    template.hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent(), Policies: Match.absent() });
    expect(statements(template).filter(({ Resource }) => JSON.stringify(Resource).includes('*')).map(({ Action }) => Action))
      .toEqual([['xray:PutTraceSegments', 'xray:PutTelemetryRecords']]);
  });

  test('failed events go to an encrypted queue that refuses plain HTTP, with bounded retries', () => {
    template.hasResourceProperties('AWS::Lambda::Function', { DeadLetterConfig: { TargetArn: Match.anyValue() } });
    template.hasResource('AWS::SQS::Queue', { Properties: { KmsMasterKeyId: Match.anyValue(), MessageRetentionPeriod: 1209600 }, DeletionPolicy: 'Retain' });
    template.hasResourceProperties('AWS::SQS::QueuePolicy', {
      PolicyDocument: { Statement: [Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } })] },
    });
    template.hasResourceProperties('AWS::Lambda::EventInvokeConfig', { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 2 });
  });

  test('environment, log, dead letters and alarms share the one key of the stack', () => {
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.hasResourceProperties('AWS::Lambda::Function', { KmsKeyArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('BulwarkKey'), 'Arn'] } });
  });

  test('alarms watch errors, throttles, duration and dead letters, and tell the encrypted topic of the stack', () => {
    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties);
    expect(alarms.map(({ MetricName }) => MetricName).sort()).toEqual(['ApproximateNumberOfMessagesVisible', 'Duration', 'Errors', 'Throttles']);
    expect(alarms.find(({ MetricName }) => MetricName === 'Duration').Threshold).toBe(13500);
    for (const { AlarmActions } of alarms) expect(AlarmActions).toEqual([{ Ref: expect.stringContaining('BulwarkAlarmTopic') }]);
    template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: Match.anyValue() });
  });

  test('it has no physical name', () => {
    template.hasResourceProperties('AWS::Lambda::Function', { FunctionName: Match.absent() });
    template.hasResourceProperties('AWS::IAM::Role', { RoleName: Match.absent() });
    template.hasResourceProperties('AWS::SQS::Queue', { QueueName: Match.absent() });
    template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: Match.absent() });
  });

  test('logical ids stay what they are', () => {
    expect(Object.keys(template.toJSON().Resources).sort()).toEqual([
      'BulwarkAlarmTopic87DE61D1', 'BulwarkAlarmTopicPolicy173558C8', 'BulwarkKey34AADF8F', 'FnAlarmsDeadLettersD8B6633D',
      'FnAlarmsDuration9728982C', 'FnAlarmsErrors91F07B89', 'FnAlarmsThrottles3F30A480', 'FnDeadLetterQueue48721F4D',
      'FnDeadLetterQueuePolicyAF90561A', 'FnFunction06372625', 'FnFunctionEventInvokeConfig15192FEE', 'FnLogGroup27CC2AC8',
      'FnRole3D8FD641', 'FnRoleDefaultPolicyA9C5279C',
    ]);
  });
});

describe('what it would make can be given', () => {
  test('a role is used as it is, and no other is made', () => {
    const stack = new Stack(new App(), 'Stack');
    const role = new iam.Role(stack, 'Own', { assumedBy: new iam.ServicePrincipal('lambda.amazonaws.com') });
    const { fn, template } = made({ role }, stack);
    expect(fn.role).toBe(role);
    template().resourceCountIs('AWS::IAM::Role', 1);
  });

  test('a key, a log group and a dead-letter queue replace ours', () => {
    const stack = new Stack(new App(), 'Stack');
    const encryptionKey = new kms.Key(stack, 'OwnKey');
    const logGroup = new logs.LogGroup(stack, 'OwnLog');
    const deadLetterQueue = new sqs.Queue(stack, 'OwnQueue');
    const { template } = made({ encryptionKey, logGroup, deadLetterQueue, alarms: { enabled: false } }, stack);
    template().resourceCountIs('AWS::KMS::Key', 1);
    template().resourceCountIs('AWS::Logs::LogGroup', 1);
    template().resourceCountIs('AWS::SQS::Queue', 1);
    template().resourceCountIs('AWS::SNS::Topic', 0);
    template().resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });

  test('a destination takes the place of the queue', () => {
    const stack = new Stack(new App(), 'Stack');
    const { fn, template } = made({ onFailure: new destinations.SqsDestination(new sqs.Queue(stack, 'Failed')) }, stack);
    expect(fn.deadLetterQueue).toBeUndefined();
    template().hasResourceProperties('AWS::Lambda::Function', { DeadLetterConfig: Match.absent() });
    template().hasResourceProperties('AWS::Lambda::EventInvokeConfig', { DestinationConfig: { OnFailure: { Destination: Match.anyValue() } } });
  });

  test('alarms go where they are told to, with other thresholds', () => {
    const stack = new Stack(new App(), 'Stack');
    const topic = new sns.Topic(stack, 'Own');
    const { fn, template } = made({
      reservedConcurrentExecutions: 10, alarms: { actions: [new cloudwatchActions.SnsAction(topic)], errors: 7, durationShare: 0.5 },
    }, stack);
    expect(fn.alarms).toHaveLength(5);
    template().resourceCountIs('AWS::SNS::Topic', 1);
    template().hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'Errors', Threshold: 7 });
    template().hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'Duration', Threshold: 7500 });
    template().hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: 'ConcurrentExecutions', Threshold: 9 });
  });

  test('in a VPC it has a security group that lets nothing out, and only the rights to its interfaces', () => {
    const stack = new Stack(new App(), 'Stack');
    const { fn, template } = made({ vpc: new ec2.Vpc(stack, 'Vpc', { natGateways: 0, subnetConfiguration: [{ name: 'p', subnetType: ec2.SubnetType.PRIVATE_ISOLATED }] }) }, stack);
    expect(fn.isBoundToVpc).toBe(true);
    template().hasResourceProperties('AWS::EC2::SecurityGroup', {
      SecurityGroupEgress: [Match.objectLike({ CidrIp: '255.255.255.255/32' })],
    });
    const create = statements(template()).find(({ Action }) => Action === 'ec2:CreateNetworkInterface')!;
    expect(JSON.stringify(create.Resource)).toContain('subnet/');
    template().hasResourceProperties('AWS::IAM::Role', { ManagedPolicyArns: Match.absent() });
  });
});

describe('secrets', () => {
  test('are passed by ARN, and reading that secret alone is granted', () => {
    const stack = new Stack(new App(), 'Stack');
    const secret = new SecureSecret(stack, 'Secret', { rotation: Rotation.none({ reason: 'for the test of the function' }) });
    const { template } = made({ secrets: { API_KEY: secret } }, stack);
    template().hasResourceProperties('AWS::Lambda::Function', { Environment: { Variables: { API_KEY: { Ref: Match.stringLikeRegexp('Secret') } } } });
    const [read] = statements(template()).filter(({ Action }) => JSON.stringify(Action).includes('secretsmanager:'));
    expect(read.Resource).toEqual({ Ref: expect.stringContaining('Secret') });
  });

  test.each([
    ['in props', (value: string) => made({ environment: { DB_PASSWORD: value } })],
    ['added later', (value: string) => made().fn.addEnvironment('DB_PASSWORD', value)],
  ])('in the environment (%s) are refused, and never printed', (_, write) => {
    const attempt = () => write('Tr0ub4dor&3');
    expect(attempt).toThrow(/SecureFunction 'Stack\/Fn': the environment variable DB_PASSWORD holds a literal credential \(not shown\)/);
    expect(attempt).not.toThrow(/Tr0ub4dor/);
  });
});

describe('invocation', () => {
  test('a service without a source is refused', () => {
    const { fn } = made();
    expect(() => fn.addPermission('S3', { principal: new iam.ServicePrincipal('s3.amazonaws.com') }))
      .toThrow(/SecureFunction 'Stack\/Fn': the permission 'S3' .* Write sourceArn/);
    expect(() => fn.addPermission('S3', { principal: new iam.ServicePrincipal('s3.amazonaws.com'), sourceAccount: '111122223333' })).not.toThrow();
  });

  test('grantInvoke binds a service to this account', () => {
    const { fn, template } = made();
    fn.grantInvoke(new iam.ServicePrincipal('secretsmanager.amazonaws.com'));
    template().hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'secretsmanager.amazonaws.com', SourceAccount: { Ref: 'AWS::AccountId' },
    });
  });

  test('a URL asks for IAM credentials; an open one takes a reason', () => {
    const { fn, template } = made();
    expect(() => fn.addFunctionUrl({ authType: lambda.FunctionUrlAuthType.NONE })).toThrow(/open to everybody.*addPublicFunctionUrl/);
    expect(() => fn.addPublicFunctionUrl('short')).toThrow(/needs a reason of at least 10 characters, got 'short'/);
    fn.addFunctionUrl();
    template().hasResourceProperties('AWS::Lambda::Url', { AuthType: 'AWS_IAM' });
  });

  test('how it is invoked asynchronously is said in its props alone', () => {
    expect(() => made().fn.configureAsyncInvoke({ retryAttempts: 0 })).toThrow(/Write maxEventAge, retryAttempts and onFailure in its props/);
  });

  test('it is taken wherever a function is', () => {
    const { fn, stack, template } = made();
    new apigateway.RestApi(stack, 'Api').root.addMethod('GET', new apigateway.LambdaIntegration(fn));
    fn.addEventSource(new sources.SqsEventSource(new sqs.Queue(stack, 'Queue')));
    new events.Rule(stack, 'Rule', { schedule: events.Schedule.rate(Duration.hours(1)), targets: [new targets.LambdaFunction(fn)] });
    fn.addAlias('live');
    template().resourceCountIs('AWS::Lambda::Alias', 1);
    template().resourceCountIs('AWS::Lambda::EventSourceMapping', 1);
    for (const { Properties } of Object.values(template().findResources('AWS::Lambda::Permission'))) expect(Properties.SourceArn).toBeDefined();
  });
});

describe('what is refused', () => {
  test('a deprecated runtime, with the date and the successor', () => {
    expect(() => made({ runtime: lambda.Runtime.NODEJS_18_X }))
      .toThrow("SecureFunction 'Stack/Fn': AWS deprecated the runtime nodejs18.x on 2025-09-01 and patches it no more. Write nodejs24.x instead.");
  });

  test.each([
    ['neither entry nor code', { code: undefined }, /got neither entry nor code/],
    ['both', { entry: 'handler.ts' }, /got both entry and code/],
    ['code without a handler', { handler: undefined }, /got no handler/],
    ['an entry for another language', { code: undefined, entry: 'handler.ts', runtime: lambda.Runtime.PYTHON_3_14 }, /the runtime is python3\.14/],
  ])('%s', (_, props, message) => {
    expect(() => made(props)).toThrow(message);
  });

  test('a code signing configuration that only warns', () => {
    const stack = new Stack(new App(), 'Stack');
    const codeSigningConfig = new lambda.CodeSigningConfig(stack, 'Signing', { signingProfiles: [] });
    expect(() => made({ codeSigningConfig }, stack)).toThrow(/only warns of untrusted code/);
    (codeSigningConfig.node.defaultChild as CfnResource as lambda.CfnCodeSigningConfig).codeSigningPolicies = { untrustedArtifactOnDeployment: 'Enforce' };
    expect(() => new SecureFunction(stack, 'Signed', { ...inline, codeSigningConfig })).not.toThrow();
  });
});

test('other languages work from code', () => {
  const { template } = made({ runtime: lambda.Runtime.PYTHON_3_14, code: lambda.Code.fromInline('def handler(e, c): pass') });
  template().hasResourceProperties('AWS::Lambda::Function', { Runtime: 'python3.14', Environment: Match.absent() });
});
