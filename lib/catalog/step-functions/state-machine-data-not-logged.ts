import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const stateMachineDataNotLogged = propertyControl({
  id: 'StateMachineDataNotLogged',
  title: 'Logs of state machines do not hold the data of executions',
  severity: 'medium',
  why: 'Whoever may read logs reads the personal data and tokens of every execution.',
  fix: 'Leave LoggingConfiguration.IncludeExecutionData out, or set it to false.',
  resource: 'AWS::StepFunctions::StateMachine',
  requires: not(is('LoggingConfiguration.IncludeExecutionData', true)),
  satisfies: [],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
  examples: {
    fails: [{ LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: true } }],
    passes: [{}, { LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false } }],
    unknown: [{ LoggingConfiguration: { IncludeExecutionData: { Ref: 'Data' } } }],
  },
});
