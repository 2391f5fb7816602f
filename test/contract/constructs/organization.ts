import { OrganizationGuardrails } from '../../../lib';
import { ConstructCases, deleted, set, somebody, without } from '../construct-cases';

export const organization: ConstructCases = {
  minimal: {
    OrganizationGuardrails: (scope) => new OrganizationGuardrails(scope, 'Guardrails', {
      organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['r-a1b2'],
    }),
  },
  weakenings: [
    ['OrganizationGuardrails', 'AWS::S3::Bucket', 'no public access', without('PublicAccessBlockConfiguration'), 'BucketPublicAccessBlockStated'],
    ['OrganizationGuardrails', 'AWS::S3::Bucket', 'customer key', without('BucketEncryption'), 'BucketEncryptedWithCustomerKey'],
    ['OrganizationGuardrails', 'AWS::S3::Bucket', 'versions', without('VersioningConfiguration'), 'BucketVersioned'],
    ['OrganizationGuardrails', 'AWS::S3::BucketPolicy', 'closed policy', set('PolicyDocument.Statement', [somebody]), 'BucketPolicyRestricted'],
    ['OrganizationGuardrails', 'AWS::KMS::Key', 'kept key', deleted, 'KeyRetained'],
    ['OrganizationGuardrails', 'AWS::KMS::Key', 'use through S3 alone', (key) => key.addPropertyDeletionOverride('KeyPolicy.Statement.1.Condition.StringLike'), 'KeyPolicyOrganizationThroughService'],
    ['OrganizationGuardrails', 'AWS::CloudFormation::StackSet', 'accounts that join later', set('AutoDeployment.Enabled', false), 'StackSetCoversNewAccounts'],
  ],
  notWeaker: [
    { mutations: /Custom::CDKBucketDeployment.*/, reason: 'How the CDK uploads the rules, not who may change them.' },
    { mutations: /AWS::Lambda::(LayerVersion: removed|Function Properties\.Runtime: nodejs2[24]\.x)/, reason: 'The CDK\'s own, which uploads the rules.' },
    { mutations: /AWS::S3::Bucket Properties\.Tags(\[\])?: removed/, reason: 'It tells the CDK who uploads into the bucket.' },
    { mutations: /AWS::(KMS::Key|S3::BucketPolicy) .*Statement\[Allow [^\]]*\]: Principal: \*/, reason: 'It is everybody of the organization already.' },
    { mutations: /AWS::S3::BucketPolicy .*Statement\[Allow s3:GetObject [^\]]*\]: (removed|Effect: Deny|Principal: of another account|Action: without .*)/, reason: 'Less is allowed: a hook that can\'t read its rules stops what it is asked about.' },
    { mutations: /AWS::CloudFormation::StackSet Properties\.(AutoDeployment\.RetainStacksOnAccountRemoval|CallAs|ManagedExecution(\.Active)?): .*/, reason: 'How deployments run, and what becomes of accounts that leave.' },
  ],
  refusedOnDeployment: [
    { mutations: /AWS::CloudFormation::StackSet Properties\.(Capabilities(\[\w+\])?|StackInstancesGroup\[\]\.(DeploymentTargets\.OrganizationalUnitIds|Regions)(\[\])?): removed/, reason: 'The template makes a role; instances are of units and regions.' },
    { mutations: /AWS::(CloudFormation::StackSet|Config::OrganizationConformancePack) Properties\.TemplateBody: (removed|something else)/, reason: 'Without a template there is nothing to deploy.' },
  ],
  survivors: [
    { mutations: /AWS::CloudFormation::StackSet(: removed| Properties\.StackInstancesGroup(\[\])?: removed)/, reason: 'That an organization has a hook is not asked of one of its stacks.' },
    { mutations: /AWS::Config::OrganizationConformancePack: removed/, reason: 'That an organization has conformance packs is not asked of one of its stacks.' },
  ],
};
