import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as actions from 'aws-cdk-lib/aws-cloudwatch-actions';
import * as sns from 'aws-cdk-lib/aws-sns';
import { SecurityAlarms } from '../../../lib/constructs/cloudwatch/security-alarms';

const watched = {
  metric: new cloudwatch.Metric({ namespace: 'Orders', metricName: 'Refused' }),
  threshold: 5,
  description: 'Too many orders are refused',
};

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

describe('SecurityAlarms', () => {
  test('tell the shared topic when the threshold is reached', () => {
    new SecurityAlarms(stack, 'Alarms').add('Refused', watched);
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmActions: [{ Ref: 'BulwarkAlarmTopic87DE61D1' }],
      AlarmDescription: 'Too many orders are refused',
      ComparisonOperator: 'GreaterThanOrEqualToThreshold',
      Threshold: 5,
      EvaluationPeriods: 1,
    });
  });

  test('are silent where nothing happened', () => {
    new SecurityAlarms(stack, 'Alarms').add('Refused', watched);
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', { TreatMissingData: 'notBreaching' });
  });

  test('wait for as many periods as asked', () => {
    new SecurityAlarms(stack, 'Alarms').add('Refused', { ...watched, evaluationPeriods: 3 });
    Template.fromStack(stack).hasResourceProperties('AWS::CloudWatch::Alarm', { EvaluationPeriods: 3 });
  });

  test('make nothing, the topic and its key neither, until one is added', () => {
    new SecurityAlarms(stack, 'Alarms');
    expect(Template.fromStack(stack).toJSON()).not.toHaveProperty('Resources.BulwarkAlarmTopic87DE61D1');
  });

  test('have logical ids that stay what they are, and no names', () => {
    new SecurityAlarms(stack, 'Alarms').add('Refused', watched);
    const alarms = Template.fromStack(stack).findResources('AWS::CloudWatch::Alarm');
    expect(Object.keys(alarms)).toEqual(['AlarmsRefused39F8EBC8']);
    expect(alarms.AlarmsRefused39F8EBC8.Properties).not.toHaveProperty('AlarmName');
  });

  test('go to actions of your own, and then the shared topic is not made', () => {
    const topic = new sns.Topic(stack, 'Mine');
    new SecurityAlarms(stack, 'Alarms', { actions: [new actions.SnsAction(topic)] }).add('Refused', watched);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::SNS::Topic', 1);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmActions: [stack.resolve(topic.topicArn)] });
  });

  test('of two constructs share one topic', () => {
    new SecurityAlarms(stack, 'First').add('Refused', watched);
    new SecurityAlarms(stack, 'Second').add('Refused', watched);
    Template.fromStack(stack).resourceCountIs('AWS::SNS::Topic', 1);
  });

  test('are exposed, to be put on a dashboard or given more actions', () => {
    const alarms = new SecurityAlarms(stack, 'Alarms');
    const alarm = alarms.add('Refused', watched);
    expect(alarms.alarms).toEqual([alarm]);
  });

  test('are not made where they are switched off', () => {
    const alarms = new SecurityAlarms(stack, 'Alarms', { enabled: false });
    expect(alarms.add('Refused', watched)).toBeUndefined();
    expect(alarms.alarms).toEqual([]);
    Template.fromStack(stack).resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });

  test('refuse to be without an action', () => {
    expect(() => new SecurityAlarms(stack, 'Alarms', { actions: [] }))
      .toThrow("SecurityAlarms 'Stack/Alarms': got an empty list of actions, but an alarm without one tells nobody. Leave 'actions' out, or write alarms: { enabled: false }.");
  });

  test('need no action where they are switched off', () => {
    expect(() => new SecurityAlarms(stack, 'Alarms', { enabled: false, actions: [] })).not.toThrow();
  });
});
