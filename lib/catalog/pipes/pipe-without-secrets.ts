import { graphControl } from '../../core/control';
import { secretsWithin } from '../secrets-manager/secrets-within';

const pipe = (properties: object) => ({ Pipe: { Type: 'AWS::Pipes::Pipe', Properties: properties } });

export const pipeWithoutSecrets = graphControl({
  id: 'PipeWithoutSecrets',
  title: 'Parameters of pipes hold no secret',
  severity: 'high',
  why: 'Whoever can read the template, or may describe pipes, holds the credential that is sent along.',
  fix: 'Use an AWS::Events::Connection whose credentials are references to a secret.',
  profile: 'baseline',
  resources: ['AWS::Pipes::Pipe'],
  * check(resource) {
    for (const path of ['EnrichmentParameters', 'TargetParameters']) yield* secretsWithin(resource, path);
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-event-target.html',
  examples: {
    fails: [
      pipe({ EnrichmentParameters: { HttpParameters: { HeaderParameters: { 'x-api-key': '7f3c9a1be2d84c55' } } } }),
      pipe({ TargetParameters: { EcsTaskParameters: { Overrides: { ContainerOverrides: [{ Environment: [{ Name: 'DB_PASSWORD', Value: 'correct-horse-battery' }] }] } } } }),
    ],
    passes: [pipe({ TargetParameters: { InputTemplate: '{"token": <$.body.token>}' } })],
  },
});
