import { App, Duration, Stack, TimeZone } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as scheduler from 'aws-cdk-lib/aws-scheduler';
import * as targets from 'aws-cdk-lib/aws-scheduler-targets';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { SecureSchedule } from '../../../lib/constructs/scheduler/secure-schedule';
import { SecureScheduleProps } from '../../../lib/constructs/scheduler/secure-schedule-props';
import { DeadLetterQueue } from '../../../lib/constructs/sqs/dead-letter-queue';
import { minimalFunction } from '../../contract/minimal-function';

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

const hourly = scheduler.ScheduleExpression.rate(Duration.hours(1));

let app: App;
let stack: Stack;
beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
});

function schedule(props: Partial<SecureScheduleProps> = {}): SecureSchedule {
  return new SecureSchedule(stack, 'Schedule', { schedule: hourly, handler: props.target ? undefined : minimalFunction(stack), ...props });
}

const functionArn = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Function'), 'Arn'] };
const groupArn = { 'Fn::GetAtt': [Match.stringLikeRegexp('^ScheduleGroup'), 'Arn'] };

describe('SecureSchedule', () => {
  test('makes 8 resources beside the function and what is shared, whose logical ids stay what they are', () => {
    schedule();
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: object };
    expect(Object.keys(Resources).map((id) => id.replace(/[0-9A-F]{8}$/, '')).filter((id) => id.startsWith('Schedule')).sort()).toEqual([
      'Schedule', 'ScheduleAlarmsDeadLetters', 'ScheduleAlarmsDropped', 'ScheduleDeadLetterQueue', 'ScheduleDeadLetterQueuePolicy', 'ScheduleGroup',
      'ScheduleRole', 'ScheduleRoleDefaultPolicy',
    ]);
  });

  test('invokes its function, is encrypted, tries for an hour, and keeps what failed', () => {
    schedule();
    Template.fromStack(stack).hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'rate(1 hour)',
      FlexibleTimeWindow: { Mode: 'OFF' },
      KmsKeyArn: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] },
      GroupName: Match.anyValue(),
      Target: {
        Arn: functionArn,
        DeadLetterConfig: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ScheduleDeadLetterQueue'), 'Arn'] } },
        RetryPolicy: { MaximumEventAgeInSeconds: 3600, MaximumRetryAttempts: 185 },
        Input: Match.absent(),
      },
    });
  });

  test('has a role that this account\'s schedules of its group alone can take, and that may do what this takes, before the first run', () => {
    schedule();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::IAM::Role', {
      AssumeRolePolicyDocument: {
        Statement: [Match.objectLike({
          Principal: { Service: 'scheduler.amazonaws.com' },
          Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' }, 'aws:SourceArn': groupArn } },
        })],
      },
    });
    const key = { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] };
    template.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^ScheduleRole') }],
      PolicyDocument: {
        Statement: [
          { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: functionArn },
          { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('^ScheduleDeadLetterQueue'), 'Arn'] } },
          { Effect: 'Allow', Action: ['kms:Decrypt', 'kms:GenerateDataKey'], Resource: key },
          { Effect: 'Allow', Action: 'kms:Decrypt', Resource: key },
        ],
      },
    });
    template.hasResource('AWS::Scheduler::Schedule', { DependsOn: [Match.stringLikeRegexp('^ScheduleRoleDefaultPolicy'), Match.stringLikeRegexp('^ScheduleRole')] });
  });

  test('tells of invocations that were given up, and of those that wait', () => {
    expect(schedule().alarms.map(({ node }) => node.id)).toEqual(['Dropped', 'DeadLetters']);
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Scheduler', MetricName: 'InvocationDroppedCount', Statistic: 'Sum', Dimensions: [{ Name: 'ScheduleGroup', Value: Match.anyValue() }],
    });
  });

  test('runs when you say, with what you say', () => {
    schedule({
      schedule: scheduler.ScheduleExpression.cron({ minute: '0', hour: '6', timeZone: TimeZone.EUROPE_BERLIN }),
      description: 'clean up',
      scheduleName: 'clean-up',
      enabled: false,
      timeWindow: scheduler.TimeWindow.flexible(Duration.minutes(15)),
      start: new Date('2027-01-01T00:00:00Z'),
      end: new Date('2028-01-01T00:00:00Z'),
      input: { job: 'clean-up', days: 30 },
      maxEventAge: Duration.minutes(5),
      retryAttempts: 2,
    });
    Template.fromStack(stack).hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(0 6 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Berlin',
      Description: 'clean up',
      Name: 'clean-up',
      State: 'DISABLED',
      FlexibleTimeWindow: { Mode: 'FLEXIBLE', MaximumWindowInMinutes: 15 },
      StartDate: '2027-01-01T00:00:00.000Z',
      EndDate: '2028-01-01T00:00:00.000Z',
      Target: { Input: '{"job":"clean-up","days":30}', RetryPolicy: { MaximumEventAgeInSeconds: 300, MaximumRetryAttempts: 2 } },
    });
  });

  test('takes a group, key, queue, role and alarms of your own', () => {
    const scheduleGroup = new scheduler.ScheduleGroup(stack, 'Group');
    const encryptionKey = new kms.Key(stack, 'Key');
    const deadLetterQueue = new DeadLetterQueue(stack, 'Queue', { encryptionKey });
    const role = new iam.Role(stack, 'Own', { assumedBy: new iam.ServicePrincipal('scheduler.amazonaws.com') });
    const made = schedule({ scheduleGroup, encryptionKey, deadLetterQueue, role, alarms: { enabled: false } });
    expect([made.scheduleGroup, made.encryptionKey, made.deadLetterQueue, made.role, made.alarms])
      .toEqual([scheduleGroup, encryptionKey, deadLetterQueue, role, []]);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Scheduler::ScheduleGroup', 1);
    template.hasResourceProperties('AWS::IAM::Policy', {
      Roles: [{ Ref: Match.stringLikeRegexp('^Own') }],
      PolicyDocument: { Statement: Match.arrayWith([{ Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: functionArn }]) },
    });
  });

  test('invokes anything else, and keeps what failed where the target says nothing of it', () => {
    const made = schedule({ target: new targets.SqsSendMessage(new sqs.Queue(stack, 'Orders'), {}) });
    expect(made.deadLetterQueue).toBeDefined();
    Template.fromStack(stack).hasResourceProperties('AWS::Scheduler::Schedule', {
      Target: { Arn: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Orders'), 'Arn'] }, DeadLetterConfig: Match.objectLike({}) },
    });
  });

  test('leaves to a target what that says of dead letters', () => {
    const deadLetterQueue = new sqs.Queue(stack, 'Failed');
    expect(schedule({ target: new targets.SqsSendMessage(new sqs.Queue(stack, 'Orders'), { deadLetterQueue }) }).deadLetterQueue).toBeUndefined();
  });

  test('can be used as any schedule', () => {
    const any: scheduler.ISchedule = schedule();
    expect(stack.resolve(any.scheduleArn)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Schedule/), 'Arn'] });
  });

  test('invokes a function of another stack', () => {
    schedule({ handler: minimalFunction(new Stack(app, 'Other')) });
    expect(() => app.synth()).not.toThrow();
  });

  const target = { bind: () => ({ arn: 'arn', role: iam.Role.fromRoleArn(stack, 'Imported', 'arn:aws:iam::111122223333:role/orders') }) };
  test.each<[string, Partial<SecureScheduleProps>, string]>([
    ['nothing to invoke', { handler: undefined }, 'got neither handler nor target.'],
    ['an input beside a target', { target, input: {} }, 'got input, which is of a handler, together with a target.'],
    ['a secret in its input', { input: { jobs: [{ password: 'correct-horse-battery' }] } }, 'password of the input holds'],
    ['a retry that is too long', { maxEventAge: Duration.hours(25) }, 'maxEventAge in seconds must be 60 to 86400, got 90000. Write 86400.'],
    ['too many retries', { retryAttempts: 186 }, 'retryAttempts must be 0 to 185, got 186. Write 185.'],
  ])('is refused with %s', (_, props, message) => {
    expect(() => schedule(props)).toThrow(`SecureSchedule 'Stack/Schedule': ${message}`);
  });

  test('is refused with both a handler and a target', () => {
    expect(() => schedule({ handler: minimalFunction(stack), target })).toThrow('got both handler and target');
  });
});
