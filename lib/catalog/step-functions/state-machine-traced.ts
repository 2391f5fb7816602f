import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const stateMachineTraced = propertyControl({
  id: 'StateMachineTraced',
  title: 'State machines are traced with X-Ray',
  severity: 'low',
  why: 'An attack that goes through several services leaves no single trace.',
  fix: 'Set TracingConfiguration.Enabled to true.',
  resource: 'AWS::StepFunctions::StateMachine',
  requires: is('TracingConfiguration.Enabled', true),
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/concepts-xray-tracing.html',
  examples: {
    fails: [{}, { TracingConfiguration: { Enabled: false } }],
    passes: [{ TracingConfiguration: { Enabled: true } }],
    unknown: [{ TracingConfiguration: { Enabled: { Ref: 'Trace' } } }],
  },
});
