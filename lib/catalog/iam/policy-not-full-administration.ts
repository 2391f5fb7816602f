import { graphControl } from '../../core/control';
import { identityPolicyTypes, statementsOf } from '../../iam/policy';
import { isEverything } from '../../iam/reach';

export const policyNotFullAdministration = graphControl({
  id: 'PolicyNotFullAdministration',
  title: 'Policies do not allow everything on everything',
  severity: 'critical',
  why: 'One bug in the code that holds the policy is the whole account.',
  fix: 'List the actions and resources that are needed.',
  profile: 'baseline',
  resources: identityPolicyTypes,
  * check(resource) {
    for (const { effect, actions, resources, path } of statementsOf(resource, 'identity')) {
      if (effect === 'Allow' && actions.some(isEverything) && resources.some(isEverything)) {
        yield { verdict: 'fail', message: "Action '*' is allowed on Resource '*'", path };
      }
    }
  },
  satisfies: ['FSBP/IAM.1', 'NIST-800-53/AC-6', 'CIS-AWS-3.0/1.16'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  examples: {
    fails: [{ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] } } } }, { Policy: { Type: 'AWS::IAM::RolePolicy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['*'], Resource: ['*'] }] } } } }],
    passes: [{ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }] } } } }],
  },
});
