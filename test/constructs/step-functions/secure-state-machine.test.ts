import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import { SecureEventBus } from '../../../lib/constructs/events/secure-event-bus';
import { SecureLogGroup } from '../../../lib/constructs/logs/secure-log-group';
import { SecureStateMachine } from '../../../lib/constructs/step-functions/secure-state-machine';
import { SecureStateMachineProps } from '../../../lib/constructs/step-functions/secure-state-machine-props';

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

function machine(props: Partial<SecureStateMachineProps> = {}): SecureStateMachine {
  const definitionBody = props.definitionBody ?? sfn.DefinitionBody.fromChainable(new sfn.Succeed(stack, 'Done'));
  return new SecureStateMachine(stack, 'Fulfilment', { ...props, definitionBody });
}

function propertiesOf(props: Partial<SecureStateMachineProps> = {}): Record<string, unknown> {
  machine(props);
  const [found] = Object.values(Template.fromStack(stack).findResources('AWS::StepFunctions::StateMachine'));
  return found.Properties as Record<string, unknown>;
}

function fn(): lambda.Function {
  return new lambda.Function(stack, 'Function', {
    code: lambda.Code.fromInline('exports.handler = async () => {};'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_24_X,
  });
}

const json = (definition: object) => sfn.DefinitionBody.fromString(JSON.stringify({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } }, ...definition }));

describe('SecureStateMachine', () => {
  test('makes 8 resources beside the shared key and topic, whose logical ids stay what they are', () => {
    machine();
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: object };
    expect(Object.keys(Resources).sort()).toEqual([
      'BulwarkAlarmTopic87DE61D1', 'BulwarkAlarmTopicPolicy173558C8', 'BulwarkKey34AADF8F',
      'FulfilmentAlarmsAbortedA4DEB205', 'FulfilmentAlarmsFailed767E39F3', 'FulfilmentAlarmsThrottled6F5DD0B5', 'FulfilmentAlarmsTimedOutF0E7422F',
      'FulfilmentB5B164CA', 'FulfilmentLogGroup44C92F1F', 'FulfilmentRole98D33ADD', 'FulfilmentRoleDefaultPolicyE3C67157',
    ]);
  });

  test('logs every event without its data, to a log group of the name that costs no room', () => {
    expect(propertiesOf().LoggingConfiguration).toEqual({
      Level: 'ALL',
      IncludeExecutionData: false,
      Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: { 'Fn::GetAtt': [expect.stringMatching(/^FulfilmentLogGroup/), 'Arn'] } } }],
    });
    Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: Match.stringLikeRegexp('^/aws/vendedlogs/states/StackFulfilment') });
  });

  test('logs the data for a reason alone', () => {
    expect(propertiesOf({ logging: { includeExecutionData: { reason: 'It holds order numbers alone.' } } }).LoggingConfiguration)
      .toMatchObject({ IncludeExecutionData: true });
    expect(() => new SecureStateMachine(stack, 'Hasty', { definitionBody: json({}), logging: { includeExecutionData: { reason: 'debug' } } }))
      .toThrow('needs a reason');
  });

  test('is traced, and may write its traces', () => {
    expect(propertiesOf().TracingConfiguration).toEqual({ Enabled: true });
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: Match.arrayWith(['xray:PutTraceSegments']) })]) },
    });
  });

  test('is encrypted with the shared key, which its role and the delivery of its log may use for that alone', () => {
    expect(propertiesOf().EncryptionConfiguration).toEqual({
      Type: 'CUSTOMER_MANAGED_KMS_KEY', KmsKeyId: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] }, KmsDataKeyReusePeriodSeconds: 300,
    });
    const template = Template.fromStack(stack);
    const [{ Properties: { PolicyDocument } }] = Object.values(template.findResources('AWS::IAM::Policy'));
    const conditions = (PolicyDocument as { Statement: { Action: unknown; Condition?: object }[] }).Statement
      .filter(({ Action }) => JSON.stringify(Action).includes('kms:')).map(({ Condition }) => Condition);
    expect(conditions).toEqual([
      { StringLike: { 'kms:EncryptionContext:aws:states:stateMachineArn': { 'Fn::Join': ['', expect.arrayContaining([':stateMachine:*'])] } } },
      { StringLike: { 'kms:EncryptionContext:SourceArn': { 'Fn::Join': ['', expect.arrayContaining([':logs:'])] } } },
    ]);
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Principal: { Service: 'delivery.logs.amazonaws.com' }, Condition: { StringLike: { 'kms:EncryptionContext:SourceArn': Match.anyValue() } },
        })]),
      },
    });
  });

  test('has a role that state machines of this account alone can have', () => {
    machine();
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [Match.objectLike({
          Principal: { Service: 'states.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } }, ArnLike: { 'aws:SourceArn': Match.anyValue() } },
        })],
      },
    });
  });

  test('takes a role, a key, a log group and no alarms', () => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.ServicePrincipal('states.amazonaws.com') });
    const encryptionKey = new kms.Key(stack, 'Key');
    const logGroup = new SecureLogGroup(stack, 'Log', { encryptionKey });
    const made = machine({ role, encryptionKey, logging: { logGroup }, alarms: { enabled: false }, dataKeyReusePeriod: Duration.minutes(1), comment: 'ships' });
    expect([made.role, made.encryptionKey, made.logGroup, made.alarms]).toEqual([role, encryptionKey, logGroup, []]);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::IAM::Role', 1);
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', { EncryptionConfiguration: { KmsDataKeyReusePeriodSeconds: 60 } });
  });

  test.each([
    ['ExecutionsFailed', 'failed'], ['ExecutionsTimedOut', 'timedOut'], ['ExecutionsAborted', 'aborted'], ['ExecutionThrottled', 'throttled'],
  ])('raises an alarm on %s, at a threshold that can be set', (MetricName, name) => {
    machine({ alarms: { [name]: 7 } });
    const template = Template.fromStack(stack);
    const Dimensions = [{ Name: 'StateMachineArn', Value: { Ref: Match.stringLikeRegexp('^Fulfilment') } }];
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName, Threshold: 7, Dimensions });
    template.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { Threshold: 1 }, 3);
  });

  test('is not watched for aborted executions where it is express', () => {
    machine({ stateMachineType: sfn.StateMachineType.EXPRESS });
    const template = Template.fromStack(stack);
    template.resourcePropertiesCountIs('AWS::CloudWatch::Alarm', { MetricName: 'ExecutionsAborted' }, 0);
    template.resourceCountIs('AWS::CloudWatch::Alarm', 3);
  });

  test('can be used as any state machine', () => {
    const api = new apigateway.StepFunctionsRestApi(stack, 'Api', { stateMachine: machine({ stateMachineType: sfn.StateMachineType.EXPRESS }) });
    expect(api.root).toBeDefined();
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'states:StartSyncExecution' })]) },
    });
  });

  test('lets readers decrypt what they read', () => {
    const role = new iam.Role(stack, 'Reader', { assumedBy: new iam.AccountRootPrincipal() });
    machine().grantRead(role);
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^Reader') }],
      PolicyDocument: { Statement: Match.arrayWith([Match.objectLike({ Action: 'kms:Decrypt' })]) },
    });
  });
});

describe('an execution of a SecureStateMachine', () => {
  const timeoutOf = (props: Partial<SecureStateMachineProps>) => {
    stack = new Stack(new App(), 'Stack');
    return (JSON.parse(propertiesOf(props).DefinitionString as string) as { TimeoutSeconds: number }).TimeoutSeconds;
  };

  test('ends after an hour, an express one after 5 minutes, or as is said', () => {
    expect(timeoutOf({})).toBe(3600);
    expect(timeoutOf({ stateMachineType: sfn.StateMachineType.EXPRESS })).toBe(300);
    expect(timeoutOf({ timeout: Duration.days(2) })).toBe(2 * 86_400);
    expect(timeoutOf({ definitionBody: json({}) })).toBe(3600);
    expect(timeoutOf({ definitionBody: json({ TimeoutSeconds: 60 }) })).toBe(60);
  });

  test('is defined by a file, whose content stands in the template', () => {
    const path = join(mkdtempSync(join(tmpdir(), 'bulwark-')), 'fulfilment.asl.json');
    writeFileSync(path, JSON.stringify({ StartAt: 'Done', States: { Done: { Type: 'Succeed' } } }));
    expect(timeoutOf({ definitionBody: sfn.DefinitionBody.fromFile(path) })).toBe(3600);
  });

  test('calls functions, which its role may invoke', () => {
    const ship = new tasks.LambdaInvoke(stack, 'Ship', { lambdaFunction: fn() });
    machine({ definitionBody: sfn.DefinitionBody.fromChainable(ship) });
    const invoke = { Action: 'lambda:InvokeFunction', Resource: Match.arrayWith([{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Function'), 'Arn'] }]) };
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: Match.arrayWith([Match.objectLike(invoke)]) } });
  });

  test('is started by the events of a pattern, with what is lost kept in the dead letters of the bus', () => {
    const bus = new SecureEventBus(stack, 'Bus');
    machine().startOn(bus, 'Placed', { source: ['shop.orders'] }, { retryAttempts: 3 });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Events::Rule', {
      Targets: [Match.objectLike({
        Arn: { Ref: Match.stringLikeRegexp('^Fulfilment') },
        RoleArn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^FulfilmentPlacedStartRole'), 'Arn'] },
        DeadLetterConfig: { Arn: Match.anyValue() },
        RetryPolicy: { MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600 },
      })],
    });
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: [Match.objectLike({ Action: 'states:StartExecution', Resource: { Ref: Match.stringLikeRegexp('^Fulfilment') } })] },
    });
  });
});

describe('a SecureStateMachine refuses', () => {
  test('secrets in its definition, and in what is put into it', () => {
    const task = (Parameters: object) => json({ States: { Done: { Type: 'Task', Resource: 'arn:aws:states:::http:invoke', Parameters } } });
    expect(() => machine({ definitionBody: task({ Headers: { 'Api-Key': 'correct-horse-battery' } }) }))
      .toThrow("SecureStateMachine 'Stack/Fulfilment': 'Api-Key' in its definition holds a literal credential (not shown).");
    stack = new Stack(new App(), 'Stack');
    expect(() => machine({ definitionBody: json({}), definitionSubstitutions: { Password: 'correct-horse-battery' } })).toThrow("'Password' in its definition");
    stack = new Stack(new App(), 'Stack');
    expect(() => machine({ definitionBody: task({ 'Token.$': '$$.Task.Token', 'Password': '{% $states.input.password %}' }) })).not.toThrow();
  });

  test('secrets of chained states that hold references too', () => {
    const payload = sfn.TaskInput.fromObject({ password: 'correct-horse-battery' });
    const ship = new tasks.LambdaInvoke(stack, 'Ship', { lambdaFunction: fn(), payload });
    expect(() => machine({ definitionBody: sfn.DefinitionBody.fromChainable(ship) })).toThrow("'password' in its definition holds a literal credential");
  });

  test('a definition that is no JSON', () => {
    expect(() => machine({ definitionBody: sfn.DefinitionBody.fromString('StartAt: Done') })).toThrow('its definition is no JSON. Write it in JSON, or chain states');
  });

  test.each<[Partial<SecureStateMachineProps>, string]>([
    [{ dataKeyReusePeriod: Duration.hours(1) }, 'dataKeyReusePeriod must be 1 minute to 15 minutes, got 1 hour. Write Duration.seconds(900).'],
    [{ timeout: Duration.days(366) }, 'timeout must be 1 second to 365 days, got 366 days.'],
    [{ timeout: Duration.hours(1), stateMachineType: sfn.StateMachineType.EXPRESS }, 'timeout must be 1 second to 5 minutes, got 1 hour.'],
  ])('%j', (props, message) => {
    expect(() => machine(props)).toThrow(`SecureStateMachine 'Stack/Fulfilment': ${message}`);
  });

  test('whole services, and actions on everything that could name something', () => {
    const made = machine();
    const allow = (action: string, resource: string) => () => {
      made.addToRolePolicy(new iam.PolicyStatement({ actions: [action], resources: [resource] }));
    };
    expect(allow('s3:*', 'arn:aws:s3:::orders')).toThrow("SecureStateMachine 'Stack/Fulfilment': the statement allows s3:*. Name the actions that its tasks take.");
    expect(allow('*', '*')).toThrow('the statement allows *.');
    expect(allow('s3:GetObject', '*')).toThrow('the statement allows s3:GetObject on every resource. Write the ARNs into resources');
    expect(allow('s3:GetObject', 'arn:aws:s3:::orders/*')).not.toThrow();
    expect(allow('cloudwatch:PutMetricData', '*')).not.toThrow();
  });
});
