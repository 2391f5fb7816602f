import { allOf, is, present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const stateMachineLogged = propertyControl({
  id: 'StateMachineLogged',
  title: 'State machines log what failed',
  severity: 'medium',
  why: 'What an execution did before it failed, or was made to fail, can not be told afterwards.',
  fix: "Set LoggingConfiguration.Level to 'ERROR' or 'ALL', with a destination.",
  resource: 'AWS::StepFunctions::StateMachine',
  requires: allOf(is('LoggingConfiguration.Level', 'ALL', 'ERROR', 'FATAL'), some('LoggingConfiguration.Destinations', present('CloudWatchLogsLogGroup.LogGroupArn'))),
  // It takes a log group.
  repair: 'none',
  satisfies: ['FSBP/StepFunctions.1', 'NIST-800-53/AU-12'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
  examples: {
    fails: [
      { RoleArn: 'arn:aws:iam::111122223333:role/orders' },
      { LoggingConfiguration: { Level: 'OFF' } },
      { LoggingConfiguration: { Level: 'ALL' } },
      { LoggingConfiguration: { Level: 'ALL', Destinations: [{ CloudWatchLogsLogGroup: {} }] } },
    ],
    passes: [
      { LoggingConfiguration: { Level: 'ERROR', Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/vendedlogs/states/orders:*' } }] } },
    ],
    unknown: [
      { LoggingConfiguration: { Level: { Ref: 'Level' }, Destinations: [{ CloudWatchLogsLogGroup: { LogGroupArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:/aws/vendedlogs/states/orders:*' } }] } },
      { LoggingConfiguration: { 'Fn::ImportValue': 'Logging' } },
    ],
  },
});
