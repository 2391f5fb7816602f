import { graphControl } from '../../core/control';
import { takenForEveryAccount } from '../../iam/role-trust-outcomes';

const role = (service: string, more: object = {}) => ({
  Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole', ...more }] } } },
});

// Apart from RoleTrustBoundToAccount: these send the condition's key for some of what they do, so try it before you ship it.
const senders: ReadonlySet<string> = new Set(['apigateway', 'appsync', 'cloudtrail', 'codebuild', 'codepipeline', 'config', 'events', 'glue', 'iot', 'malware-protection-plan', 'sns', 'transfer']);

export const roleTrustBoundToSource = graphControl({
  id: 'RoleTrustBoundToSource',
  title: 'Roles of further AWS services are taken only on behalf of this account',
  severity: 'low',
  why: 'The service can be made, from another account, to act with this role: a confused deputy.',
  fix: 'Add a condition on aws:SourceAccount or aws:SourceArn to the trust policy, and see that the service still works.',
  profile: 'strict',
  resources: ['AWS::IAM::Role'],
  check: (resource) => takenForEveryAccount(resource, senders),
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  examples: {
    fails: [
      role('apigateway.amazonaws.com'),
      role('events.amazonaws.com'),
      ...['appsync', 'cloudtrail', 'codebuild', 'codepipeline', 'config', 'glue', 'iot', 'malware-protection-plan', 'sns', 'transfer']
        .map((service) => role(`${service}.amazonaws.com`)),
    ],
    passes: [
      role('events.amazonaws.com', { Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } }),
      role('lambda.amazonaws.com'),
    ],
    unknown: [role('events.amazonaws.com', { Effect: { Ref: 'Effect' } })],
  },
});
