import { graphControl } from '../../core/control';
import { statementsOf } from '../../iam/policy';
import { bounds } from '../../iam/reach';

/** Services that are documented to send aws:SourceAccount when they take a role. Lambda and EC2 do not. */
const senders: ReadonlySet<string> = new Set([
  'apigateway.amazonaws.com', 'appsync.amazonaws.com', 'bedrock.amazonaws.com', 'cloudtrail.amazonaws.com', 'config.amazonaws.com',
  'events.amazonaws.com', 'firehose.amazonaws.com', 'pipes.amazonaws.com', 'scheduler.amazonaws.com', 'states.amazonaws.com',
]);

export const roleTrustBoundToAccount = graphControl({
  id: 'RoleTrustBoundToAccount',
  title: 'Roles of AWS services are taken only on behalf of this account',
  severity: 'medium',
  why: 'The service can be made, from another account, to act with this role: a confused deputy.',
  fix: 'Add a condition on aws:SourceAccount or aws:SourceArn to the trust policy.',
  profile: 'strict',
  resources: ['AWS::IAM::Role'],
  * check(role) {
    for (const { effect, principals, conditions, path } of statementsOf(role, 'trust')) {
      if (effect !== 'Allow' || conditions.some(bounds)) continue;
      for (const { id } of principals.filter(({ kind, id: service }) => kind === 'Service' && senders.has(service))) {
        yield { verdict: 'fail', message: `${id} may take the role for every account`, path, detail: id };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  examples: {
    fails: [{ Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'scheduler.amazonaws.com' }, Action: 'sts:AssumeRole' }] } } } }],
    passes: [{ Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }] } } } }, { Role: { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: 'scheduler.amazonaws.com' }, Action: 'sts:AssumeRole', Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } }] } } } }],
  },
});
