import { graphControl } from '../../core/control';
import { narrowsResources } from '../../iam/condition';
import { grantsOf } from '../../iam/grants';
import { identityPolicyTypes } from '../../iam/policy';
import { isEveryOfType } from '../../iam/reach';

const policy = (Resource: unknown, statement: object = { Action: 'dynamodb:GetItem' }) => ({
  Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Resource, ...statement }] } } },
});

// What begins with the name of a resource, such as `table/orders/index/*`, is that resource's own.
export const policyResourcesNarrowed = graphControl({
  id: 'PolicyResourcesNarrowed',
  title: 'Policies do not allow every resource of a type',
  severity: 'low',
  why: 'Code that should read one table can read every table of the account, those made later included.',
  fix: 'Give the ARN of the resource, or at least a prefix of its name.',
  resources: identityPolicyTypes,
  * check(resource) {
    for (const { statement: { resources, conditions, path }, verdict } of grantsOf(resource, 'identity')) {
      if (conditions.some(narrowsResources)) continue;
      for (const arn of resources.filter(isEveryOfType)) {
        const [, , service, , , ...name] = arn.split(':');
        yield { verdict, message: `${arn} is every resource of its type`, path, detail: `Resource::${service}:${name.join(':')}` };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html',
  examples: {
    fails: [
      policy({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':dynamodb:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':table/*']] }),
      policy('arn:aws:s3:::*', { Action: 's3:GetObject' }),
      policy({ 'Fn::Sub': 'arn:${AWS::Partition}:logs:*:*:*' }, { Action: 'logs:PutLogEvents' }),
      policy('arn:aws:logs:eu-west-1:111122223333:log-group:/aws/lambda/*:*', { Action: 'logs:PutLogEvents' }),
    ],
    passes: [
      policy('arn:aws:s3:::orders/*', { Action: 's3:GetObject' }),
      policy('arn:aws:execute-api:eu-west-1:111122223333:a1b2c3d4e5/*', { Action: 'execute-api:Invoke' }),
      policy({ 'Fn::Sub': 'arn:aws:dynamodb:${AWS::Region}:${AWS::AccountId}:table/orders/index/*' }),
      policy({ 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Orders', 'Arn'] }, '/index/*']] }),
      policy('arn:aws:dynamodb:*:*:table/*', { Action: 'dynamodb:GetItem', Condition: { StringEquals: { 'aws:ResourceTag/team': 'orders' } } }),
    ],
  },
});
