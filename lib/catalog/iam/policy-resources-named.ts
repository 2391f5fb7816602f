import { graphControl } from '../../core/control';
import { hasNoResources } from '../../facts/actions-without-resources';
import { isEverything, serviceOf } from '../../iam/action-pattern';
import { narrowsResources } from '../../iam/condition';
import { grantsOf } from '../../iam/grants';
import { identityPolicyTypes } from '../../iam/policy';
import { isUndecided } from '../../iam/policy-text';

const policy = (statement: object) => ({ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [statement] } } } });
const get = { Effect: 'Allow', Action: ['dynamodb:GetItem', 'dynamodb:Query'], Resource: '*' };

export const policyResourcesNamed = graphControl({
  id: 'PolicyResourcesNamed',
  title: 'Policies name the resources that they allow',
  severity: 'medium',
  why: 'Code that should read one table can read, and often destroy, every table of the account.',
  fix: 'Give the ARN, or use the grant methods of the resource. Actions that know no resource may keep the wildcard.',
  resources: identityPolicyTypes,
  * check(resource) {
    for (const { statement: { actions, resources, conditions, path }, verdict } of grantsOf(resource, 'identity')) {
      const everything = resources.some(isEverything);
      if (!everything && !resources.some(isUndecided)) continue;
      if (conditions.some(narrowsResources)) continue;
      const scoped = actions.filter((action) => !hasNoResources(action));
      for (const service of new Set(scoped.map(serviceOf))) {
        const named = scoped.filter((action) => serviceOf(action) === service).slice(0, 3).join(', ');
        const message = everything ? `${named} on every resource` : `on which resources ${named} is allowed is known only on deployment`;
        yield { verdict: everything ? verdict : 'unknown', message, path, detail: `Resource::${service}` };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  examples: {
    fails: [
      policy(get),
      policy({ ...get, Resource: ['arn:aws:dynamodb:eu-west-1:111122223333:table/orders', '*'] }),
      policy({ ...get, Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
      policy({ ...get, Action: ['dynamodb:GetItem', 'dynamodb:Query', 'dynamodb:Scan', 'dynamodb:BatchGetItem', 'sqs:SendMessage'] }),
    ],
    passes: [
      policy({ Effect: 'Allow', Action: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'ec2:Describe*'], Resource: '*' }),
      policy({ ...get, Resource: { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':dynamodb:eu-west-1:111122223333:table/orders']] } }),
      policy({ ...get, Condition: { StringEquals: { 'aws:ResourceTag/team': 'orders' } } }),
    ],
    unknown: [
      policy({ ...get, Resource: { 'Fn::ImportValue': 'TableArn' } }),
      policy({ ...get, Resource: ['arn:aws:dynamodb:eu-west-1:111122223333:table/orders', { 'Fn::ImportValue': 'TableArn' }] }),
    ],
  },
});
