import { graphControl } from '../../core/control';
import { identityPolicyTypes, statementsOf } from '../../iam/policy';
import { hasNoResources } from '../../facts/actions-without-resources';
import { isEverything } from '../../iam/reach';

export const policyResourcesNamed = graphControl({
  id: 'PolicyResourcesNamed',
  title: 'Policies name the resources that they allow',
  severity: 'medium',
  why: 'Code that should read one table can read, and often destroy, every table of the account.',
  fix: 'Give the ARN, or use the grant methods of the resource.',
  resources: identityPolicyTypes,
  * check(resource) {
    for (const { effect, actions, resources, conditions, path } of statementsOf(resource, 'identity')) {
      if (effect !== 'Allow' || conditions.length > 0 || !resources.some(isEverything)) continue;
      const scoped = actions.filter((action) => !hasNoResources(action));
      for (const service of new Set(scoped.map((action) => action.split(':')[0]))) {
        const some = scoped.filter((action) => action.split(':')[0] === service).slice(0, 3).join(', ');
        yield { verdict: 'fail', message: `${some} on every resource`, path, detail: `Resource::${service}` };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  examples: {
    fails: [{ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: '*' }] } } } }],
    passes: [{ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], Resource: '*' }] } } } }, { Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Action: 'dynamodb:GetItem', Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } }] } } } }],
  },
});
