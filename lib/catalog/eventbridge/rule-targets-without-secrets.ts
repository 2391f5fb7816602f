import { graphControl } from '../../core/control';
import { secretsWithin } from '../secrets-manager/secrets-within';

const rule = (target: object) => ({ Rule: { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Id: 'orders', Arn: 'arn:aws:events:eu-west-1:111122223333:api-destination/orders', ...target }] } } });

export const ruleTargetsWithoutSecrets = graphControl({
  id: 'RuleTargetsWithoutSecrets',
  title: 'Targets of rules hold no secret',
  severity: 'high',
  why: 'Whoever can read the template, or may describe rules, holds the credential that is sent along.',
  fix: 'Use an AWS::Events::Connection whose credentials are references to a secret.',
  profile: 'baseline',
  resources: ['AWS::Events::Rule'],
  check: (resource) => secretsWithin(resource, 'Targets'),
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-target-connection-auth.html',
  examples: {
    fails: [
      rule({ HttpParameters: { HeaderParameters: { Authorization: 'Bearer 7f3c9a1be2d84c55' } } }),
      rule({ Input: '{"apiKey":"7f3c9a1be2d84c55"}' }),
    ],
    passes: [rule({ HttpParameters: { HeaderParameters: { 'Content-Type': 'application/json' } } }), rule({ Input: '{"job":"cleanup"}' })],
  },
});
