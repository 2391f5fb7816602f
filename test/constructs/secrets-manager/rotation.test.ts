import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as targets from 'aws-cdk-lib/aws-events-targets';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as rds from 'aws-cdk-lib/aws-rds';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sns from 'aws-cdk-lib/aws-sns';
import { SecureFunction } from '../../../lib/constructs/lambda/secure-function';
import { Rotation } from '../../../lib/constructs/secrets-manager/rotation';
import { SecureSecret, SecureSecretProps } from '../../../lib/constructs/secrets-manager/secure-secret';

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

const code = { code: lambda.Code.fromInline('exports.handler = async () => {};'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_24_X };

let app: App;
let stack: Stack;
beforeEach(() => {
  app = new App();
  stack = new Stack(app, 'Stack');
});

function secret(rotation: Rotation, props: Partial<SecureSecretProps> = {}): SecureSecret {
  return new SecureSecret(stack, 'Secret', { rotation, ...props });
}

function hosted(every?: Duration): Rotation {
  return Rotation.hosted(secretsmanager.HostedRotation.mysqlSingleUser(), { every });
}

function rotator(scope: Stack = stack): lambda.Function {
  return new lambda.Function(scope, 'Rotator', code);
}

describe('the interval of a rotation', () => {
  test.each([
    [Duration.hours(4), 'rate(4 hours)'],
    [Duration.days(1), 'rate(1 day)'],
    [Duration.hours(36), 'rate(36 hours)'],
    [Duration.days(90), 'rate(90 days)'],
  ])('%s is taken, of hosted rotation and of a function', (every, expression) => {
    secret(hosted(every));
    new SecureSecret(stack, 'Other', { rotation: Rotation.function(rotator(), { every }) });
    const schedules = Object.values(Template.fromStack(stack).findResources('AWS::SecretsManager::RotationSchedule'));
    expect(schedules.map(({ Properties }) => (Properties as { RotationRules: unknown }).RotationRules))
      .toEqual([{ ScheduleExpression: expression }, { ScheduleExpression: expression }]);
  });

  test.each([
    ['of none, which to CloudFormation is no rotation at all', Duration.days(0)],
    ['under four hours', Duration.hours(3)],
    ['of more than 90 days', Duration.days(91)],
    ['that is not of whole hours', Duration.minutes(250)],
  ])('%s is refused', (_, every) => {
    const message = "SecureSecret 'Stack/Secret': the secret has to be rotated every 4 hours to 90 days, in whole hours, got ";
    expect(() => secret(hosted(every))).toThrow(message);
    const other = new Stack(app, 'Other');
    expect(() => new SecureSecret(other, 'Secret', { rotation: Rotation.function(rotator(other), { every }) }))
      .toThrow(message.replace('Stack/', 'Other/'));
  });
});

describe('hosted rotation', () => {
  test('is scheduled, with the secret\'s key', () => {
    const made = secret(hosted());
    expect(made.rotationSchedule?.cfnResourceType).toBe('AWS::SecretsManager::RotationSchedule');
    Template.fromStack(stack).hasResourceProperties('AWS::SecretsManager::RotationSchedule', {
      HostedRotationLambda: { RotationType: 'MySQLSingleUser', KmsKeyArn: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] } },
    });
  });

  test('makes the resources that the documentation says, whose logical ids stay what they are', () => {
    secret(hosted());
    expect(Object.keys(Template.fromStack(stack).toJSON().Resources as object).sort()).toEqual([
      'BulwarkAlarmTopic87DE61D1',
      'BulwarkAlarmTopicPolicy173558C8',
      'BulwarkAlarmTopicUndelivered7A63065B',
      'BulwarkAlarmTopicUndeliveredAlarm84C72402',
      'BulwarkAlarmTopicUndeliveredPolicyA8E37384',
      'BulwarkKey34AADF8F',
      'SecretA720EF05',
      'SecretPolicy06C9821C',
      'SecretRotation5430EF6A',
      'SecretRotationFailedA1ACCFEA',
      'SecretRotationFailedRoleDefaultPolicy8EE3FE0E',
      'SecretRotationFailedRoleE6175D56',
    ]);
  });

  test('starts once the database of the secret is known', () => {
    const made = secret(hosted(), { generateSecretString: { secretStringTemplate: '{"username":"orders"}', generateStringKey: 'password' } });
    new rds.DatabaseInstance(stack, 'Database', {
      engine: rds.DatabaseInstanceEngine.MYSQL,
      vpc: new ec2.Vpc(stack, 'Vpc'),
      credentials: rds.Credentials.fromSecret(made),
    });
    const template = Template.fromStack(stack);
    const [attachment] = Object.keys(template.findResources('AWS::SecretsManager::SecretTargetAttachment'));
    template.hasResource('AWS::SecretsManager::RotationSchedule', { DependsOn: Match.arrayWith([attachment]) });
  });
});

describe('rotation by a function', () => {
  test('Secrets Manager may invoke it for this secret of this account alone', () => {
    secret(Rotation.function(rotator()));
    Template.fromStack(stack).hasResourceProperties('AWS::Lambda::Permission', {
      Principal: 'secretsmanager.amazonaws.com',
      Action: 'lambda:InvokeFunction',
      SourceArn: { Ref: 'SecretA720EF05' },
      SourceAccount: { Ref: 'AWS::AccountId' },
    });
  });

  test('the function may read, write and relabel this secret, and use its key through Secrets Manager for it', () => {
    secret(Rotation.function(rotator()));
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          {
            Effect: 'Allow',
            Action: [
              'secretsmanager:DescribeSecret',
              'secretsmanager:GetSecretValue',
              'secretsmanager:PutSecretValue',
              'secretsmanager:UpdateSecretVersionStage',
            ],
            Resource: { Ref: 'SecretA720EF05' },
          },
          Match.objectLike({
            Action: ['kms:Decrypt', 'kms:GenerateDataKey'],
            Resource: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] },
            Condition: { StringEquals: Match.objectLike({ 'kms:EncryptionContext:SecretARN': { Ref: 'SecretA720EF05' } }) },
          }),
        ],
      },
    });
  });

  test('the schedule, which starts the first rotation, waits for both', () => {
    secret(Rotation.function(rotator()));
    Template.fromStack(stack).hasResource('AWS::SecretsManager::RotationSchedule', {
      DependsOn: ['SecretRotationPermissionBF242A4C', 'SecretRotationPolicy98D65B67'],
    });
  });

  test('makes the resources that the documentation says, whose logical ids stay what they are', () => {
    secret(Rotation.function(rotator()));
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: object };
    expect(Object.keys(Resources).filter((id) => id.startsWith('Secret')).sort()).toEqual([
      'SecretA720EF05',
      'SecretAlarmsRotationErrors22B637E1',
      'SecretPolicy06C9821C',
      'SecretRotation1485A3BF',
      'SecretRotationFailedA1ACCFEA',
      'SecretRotationFailedRoleDefaultPolicy8EE3FE0E',
      'SecretRotationFailedRoleE6175D56',
      'SecretRotationPermissionBF242A4C',
      'SecretRotationPolicy98D65B67',
    ]);
  });

  test('works with a SecureFunction, which lets no service in without a source', () => {
    expect(() => secret(Rotation.function(new SecureFunction(stack, 'Rotator', code)))).not.toThrow();
    expect(() => app.synth()).not.toThrow();
  });

  test('works with a function of another stack, without a cycle', () => {
    const other = new Stack(app, 'Other');
    secret(Rotation.function(rotator(other)));
    expect(() => app.synth()).not.toThrow();
    expect(stack.dependencies).toEqual([other]);
  });

  test('works with an imported function, which brings its own permissions', () => {
    const arn = 'arn:aws:lambda:eu-central-1:111122223333:function:rotator';
    secret(Rotation.function(lambda.Function.fromFunctionAttributes(stack, 'Imported', { functionArn: arn, skipPermissions: true })));
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::SecretsManager::RotationSchedule', { RotationLambdaARN: arn });
    template.resourceCountIs('AWS::Lambda::Permission', 0);
  });
});

describe('a failed rotation', () => {
  test('is told by Secrets Manager itself, of this secret, to the shared topic', () => {
    const made = secret(hosted());
    expect(made.rotationFailureRule).toBeDefined();
    Template.fromStack(stack).hasResourceProperties('AWS::Events::Rule', {
      EventPattern: {
        'source': ['aws.secretsmanager'],
        'detail-type': ['AWS Service Event via CloudTrail'],
        'detail': {
          eventName: ['RotationFailed', 'RotationAbandoned', 'TestRotationFailed'],
          additionalEventData: { SecretId: [{ Ref: 'SecretA720EF05' }] },
        },
      },
      Targets: [Match.objectLike({
        Arn: { Ref: 'BulwarkAlarmTopic87DE61D1' }, RoleArn: { 'Fn::GetAtt': ['SecretRotationFailedRoleE6175D56', 'Arn'] },
      })],
    });
  });

  test('needs no function that polls', () => {
    secret(hosted());
    Template.fromStack(stack).resourceCountIs('AWS::Lambda::Function', 0);
  });

  test('of a function also raises an alarm on its errors', () => {
    const made = secret(Rotation.function(rotator()));
    expect(made.alarms).toHaveLength(1);
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Lambda',
      MetricName: 'Errors',
      Dimensions: [{ Name: 'FunctionName', Value: Match.objectLike({ Ref: Match.stringLikeRegexp('^Rotator') }) }],
      AlarmActions: [{ Ref: 'BulwarkAlarmTopic87DE61D1' }],
    });
  });

  test('goes to targets and actions of your own, and then the shared topic is not made', () => {
    const topic = new sns.Topic(stack, 'Mine');
    secret(Rotation.function(rotator()), {
      alarms: { actions: [new actions.SnsAction(topic)] },
      rotationFailureTarget: new targets.SnsTopic(topic),
    });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::SNS::Topic', 1);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmActions: [stack.resolve(topic.topicArn)] });
    template.hasResourceProperties('AWS::Events::Rule', { Targets: [Match.objectLike({ Arn: stack.resolve(topic.topicArn) })] });
  });

  test('with actions of your own needs a target too: the shared topic has no subscribers then', () => {
    const topic = new sns.Topic(stack, 'Mine');
    expect(() => secret(hosted(), { alarms: { actions: [new actions.SnsAction(topic)] } }))
      .toThrow("SecureSecret 'Stack/Secret': alarms have actions of your own, but a failed rotation is an event, which takes a target.");
  });

  test('with an empty list of actions is refused, also where no alarm would be made', () => {
    expect(() => secret(hosted(), { alarms: { actions: [] } })).toThrow('got an empty list of actions');
  });

  test('is not told where alarms are switched off', () => {
    const made = secret(Rotation.function(rotator()), { alarms: { enabled: false } });
    expect(made.rotationFailureRule).toBeUndefined();
    expect(made.alarms).toEqual([]);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Events::Rule', 0);
    template.resourceCountIs('AWS::SNS::Topic', 0);
  });
});
