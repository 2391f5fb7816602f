import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const stateMachineLogsAllEvents = propertyControl({
  id: 'StateMachineLogsAllEvents',
  title: 'State machines log every event',
  severity: 'low',
  why: 'An execution that succeeds, with input that an attacker chose, leaves no trace of its steps.',
  fix: "Set LoggingConfiguration.Level to 'ALL'.",
  profile: 'strict',
  resource: 'AWS::StepFunctions::StateMachine',
  requires: is('LoggingConfiguration.Level', 'ALL'),
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html',
  examples: {
    fails: [{}, { LoggingConfiguration: { Level: 'ERROR' } }],
    passes: [{ LoggingConfiguration: { Level: 'ALL' } }],
    unknown: [{ LoggingConfiguration: { Level: { Ref: 'Level' } } }],
  },
});
