import { graphControl } from '../../core/control';
import { secretsWithin } from '../secrets-manager/secrets-within';

const machine = (properties: object) => ({ Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: properties } });

export const stateMachineWithoutSecrets = graphControl({
  id: 'StateMachineWithoutSecrets',
  title: 'Definitions of state machines hold no secret',
  severity: 'high',
  why: 'Whoever can read the template, or may describe state machines, holds the credential; each execution shows it in its history.',
  fix: 'Let the task read the secret from AWS Secrets Manager, or use an AWS::Events::Connection.',
  profile: 'baseline',
  resources: ['AWS::StepFunctions::StateMachine'],
  * check(resource) {
    for (const path of ['Definition', 'DefinitionString', 'DefinitionSubstitutions']) yield* secretsWithin(resource, path);
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/step-functions/latest/dg/connect-to-resource.html',
  examples: {
    fails: [
      machine({ Definition: { StartAt: 'Pay', States: { Pay: { Type: 'Task', Arguments: { Headers: { Authorization: 'Bearer 7f3c9a1be2d84c55' } } } } } }),
      machine({ DefinitionString: '{"States":{"Pay":{"Parameters":{"Password":"correct-horse-battery"}}}}' }),
      machine({ DefinitionSubstitutions: { ApiKey: '7f3c9a1be2d84c55' } }),
    ],
    passes: [
      machine({ DefinitionString: '{"States":{"Pay":{"Parameters":{"Token.$":"$$.Task.Token"}}}}' }),
      machine({ DefinitionString: { 'Fn::Sub': '{"States":{"Pay":{"Parameters":{"Password":"${Password}"}}}}' } }),
    ],
  },
});
