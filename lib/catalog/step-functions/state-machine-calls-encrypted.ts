import { graphControl } from '../../core/control';
import { resolve } from '../../core/intrinsics';
import { ownValue } from '../../core/json';
import { isPlainHttp } from '../api-gateway/plain-http';
import { tasksOf } from './state-machine-tasks';

const machine = (properties: object) => ({ Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: properties } });

export const stateMachineCallsEncrypted = graphControl({
  id: 'StateMachineCallsEncrypted',
  title: 'State machines call other APIs over HTTPS',
  severity: 'high',
  why: 'The data of the execution, and the credentials of the connection, cross the internet in plain text.',
  fix: 'Set ApiEndpoint of each HTTP task to an https:// address.',
  profile: 'baseline',
  resources: ['AWS::StepFunctions::StateMachine'],
  * check(resource) {
    for (const { name, state } of tasksOf(resource)) {
      const endpoints = [state.Parameters, state.Arguments].flatMap((given) => resolve(ownValue(given, 'ApiEndpoint'), resource.stack));
      if (endpoints.some(isPlainHttp)) yield { verdict: 'fail', message: `the state '${name}' calls an address that is not encrypted`, detail: name };
    }
  },
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/call-https-apis.html',
  examples: {
    fails: [
      machine({ Definition: { States: { Pay: { Type: 'Task', Resource: 'arn:aws:states:::http:invoke', Parameters: { ApiEndpoint: 'http://pay.example.com/' } } } } }),
    ],
    passes: [
      machine({ Definition: { States: { Pay: { Type: 'Task', Resource: 'arn:aws:states:::http:invoke', Arguments: { ApiEndpoint: 'https://pay.example.com/' } } } } }),
    ],
  },
});
