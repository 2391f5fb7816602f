import { graphControl } from '../../core/control';
import { tasksOf } from './state-machine-tasks';

const States = { Pay: { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke', End: true } };
const machine = (definition: object, properties: object = {}) => ({
  Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: JSON.stringify({ StartAt: 'Pay', States, ...definition }), ...properties } },
});

export const stateMachineTimesOut = graphControl({
  id: 'StateMachineTimesOut',
  title: 'Executions of state machines end at some time',
  severity: 'low',
  why: 'What goes round in circles, or waits for what does not come, goes on for a year, and each step is paid for.',
  fix: 'Set TimeoutSeconds of the state machine.',
  profile: 'strict',
  resources: ['AWS::StepFunctions::StateMachine'],
  * check(resource) {
    // Express executions end after 5 minutes.
    if (resource.get('StateMachineType').some((type) => type.kind === 'scalar' && type.value === 'EXPRESS')) return;
    const [task] = tasksOf(resource);
    if (task && task.machine.TimeoutSeconds === undefined) yield { verdict: 'fail', message: 'its definition has no TimeoutSeconds' };
  },
  satisfies: [],
  mitigates: ['function.denial'],
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/sfn-stuck-execution.html',
  examples: {
    fails: [machine({}), machine({}, { StateMachineType: 'STANDARD' })],
    passes: [machine({ TimeoutSeconds: 3600 }), machine({}, { StateMachineType: 'EXPRESS' }), machine({ States: { Done: { Type: 'Succeed' } } })],
  },
});
