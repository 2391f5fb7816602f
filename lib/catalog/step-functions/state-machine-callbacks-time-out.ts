import { graphControl } from '../../core/control';
import { policyTexts } from '../../iam/policy-text';
import { tasksOf } from './state-machine-tasks';

const pay = { Type: 'Task', Resource: 'arn:aws:states:::sqs:sendMessage.waitForTaskToken' };
const machine = (Pay: object, more: object = {}) => ({
  Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: { DefinitionString: JSON.stringify({ StartAt: 'Pay', States: { Pay }, ...more }) } },
});
const bounds = ['TimeoutSeconds', 'TimeoutSecondsPath', 'HeartbeatSeconds', 'HeartbeatSecondsPath'];

export const stateMachineCallbacksTimeOut = graphControl({
  id: 'StateMachineCallbacksTimeOut',
  title: 'Tasks that wait for an answer give up at some time',
  severity: 'low',
  why: 'An answer that never comes, because it was lost or withheld, keeps the execution for a year, and all that waits for it.',
  fix: 'Set TimeoutSeconds or HeartbeatSeconds of the task, or TimeoutSeconds of the state machine.',
  resources: ['AWS::StepFunctions::StateMachine'],
  * check(resource) {
    for (const { name, state, machine: definition } of tasksOf(resource)) {
      const waits = policyTexts(state.Resource, resource.stack).some((arn) => /\.waitForTaskToken$|:activity:/.test(arn));
      const bounded = bounds.some((key) => state[key] !== undefined) || definition.TimeoutSeconds !== undefined;
      if (waits && !bounded) yield { verdict: 'fail', message: `the state '${name}' waits without a timeout`, detail: name };
    }
  },
  satisfies: [],
  mitigates: ['function.denial'],
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/sfn-stuck-execution.html',
  examples: {
    fails: [
      machine(pay),
      machine({ ...pay, Resource: 'arn:aws:states:eu-west-1:111122223333:activity:approve' }),
      {
        Machine: {
          Type: 'AWS::StepFunctions::StateMachine',
          Properties: { Definition: { States: { Pay: { ...pay, Resource: { 'Fn::If': ['IsTest', 'arn:aws:states:::lambda:invoke', pay.Resource] } } } } },
        },
      },
    ],
    passes: [
      machine({ ...pay, HeartbeatSeconds: 600 }),
      machine({ ...pay, HeartbeatSecondsPath: '$.heartbeat' }),
      machine({ ...pay, TimeoutSeconds: 3600 }),
      machine({ ...pay, TimeoutSecondsPath: '$.timeout' }),
      machine({ ...pay, Resource: 'arn:aws:states:::lambda:invoke' }),
      machine(pay, { TimeoutSeconds: 86400 }),
    ],
  },
});
