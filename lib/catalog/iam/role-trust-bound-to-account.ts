import { graphControl } from '../../core/control';
import { takenForEveryAccount } from '../../iam/role-trust-outcomes';

const role = (service: string, more: object = {}) => ({
  Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sts:AssumeRole', ...more }] } } },
});

/** Services whose documentation shows the condition in the trust policies of their roles. */
const senders: ReadonlySet<string> = new Set([
  'bedrock', 'bedrock-agentcore', 'firehose', 'logs', 'pipes', 'scheduler', 'states',
]);

export const roleTrustBoundToAccount = graphControl({
  id: 'RoleTrustBoundToAccount',
  title: 'Roles of AWS services are taken only on behalf of this account',
  severity: 'medium',
  why: 'The service can be made, from another account, to act with this role: a confused deputy.',
  fix: 'Add a condition on aws:SourceAccount or aws:SourceArn to the trust policy.',
  resources: ['AWS::IAM::Role'],
  check: (resource) => takenForEveryAccount(resource, senders),
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  examples: {
    fails: [
      role('scheduler.amazonaws.com'),
      role('states.eu-west-1.amazonaws.com'),
      role('pipes.amazonaws.com', { Condition: { StringLike: { 'aws:SourceAccount': '*' } } }),
      ...['bedrock', 'bedrock-agentcore', 'firehose', 'logs'].map((service) => role(`${service}.amazonaws.com`)),
    ],
    passes: [
      // Lambda and EC2 send neither of the keys: with a condition on them, nothing could take the role.
      role('lambda.amazonaws.com'),
      role('scheduler.amazonaws.com', { Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } }),
      role('states.amazonaws.com', { Condition: { ArnLike: { 'aws:SourceArn': { 'Fn::Sub': 'arn:${AWS::Partition}:states:${AWS::Region}:${AWS::AccountId}:stateMachine:*' } } } }),
      role('firehose.amazonaws.com', { Condition: { StringEquals: { 'sts:ExternalId': { Ref: 'AWS::AccountId' } } } }),
    ],
    unknown: [role('scheduler.amazonaws.com', { Effect: { Ref: 'Effect' } })],
  },
});
