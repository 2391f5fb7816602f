import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { HookFailureMode, OrganizationGuardrails, OrganizationGuardrailsProps } from '../../lib/organization/organization-guardrails';
import { ControlProfile } from '../../lib/validation/control-profile';
import { expectSecure } from '../../lib/validation/secure-expectation';

let stack: Stack;
beforeEach(() => {
  process.env.CDK_VALIDATION = 'false';
  stack = new Stack(new App(), 'Stack');
});

const required = { organizationId: 'o-a1b2c3d4e5', organizationalUnitIds: ['r-a1b2'] };
const guardrails = (props: Partial<OrganizationGuardrailsProps> = {}) => new OrganizationGuardrails(stack, 'Guardrails', { ...required, ...props });

/** The template that the stack set brings into each account, references written as their logical ids. */
function accountTemplate(): { Resources: Record<'Hook' | 'HookRole', { Type: string; Properties: { Policies: { PolicyDocument: { Statement: unknown } }[] } }> } {
  const [stackSet] = Object.values(Template.fromStack(stack).findResources('AWS::CloudFormation::StackSet'));
  const [, parts] = stackSet.Properties.TemplateBody['Fn::Join'] as [string, (string | Record<string, string | string[]>)[]];
  return JSON.parse(parts.map((part) => (typeof part === 'string' ? part : `<${[Object.values(part)[0]].flat().join('.')}>`)).join(''));
}

test('makes the resources that the documentation says, whose logical ids stay what they are', () => {
  guardrails();
  expect(Object.keys(Template.fromStack(stack).toJSON().Resources as object).filter((id) => !id.startsWith('CustomCDKBucketDeployment')).sort()).toEqual([
    'BulwarkAccessLogBucket7B96F998', 'BulwarkAccessLogBucketPolicy4E36B5C5', 'GuardrailsConformancePack1B85ACFCE', 'GuardrailsKey099910AF', 'GuardrailsRules18BEADF8', 'GuardrailsRulesPolicy0BDA27FC', 'GuardrailsStackSetCCFCC479',
    'GuardrailsUploadDeploymentAwsCliLayer0DEF315B', 'GuardrailsUploadDeploymentCustomResource9A466742',
  ]);
});

test('breaks no control of the strictest profile', () => {
  guardrails();
  expect(() => expectSecure(stack, { profile: ControlProfile.STRICT })).not.toThrow();
});

describe('the hook of each account', () => {
  test('stops what breaks a control, whoever deploys it', () => {
    guardrails();
    expect(accountTemplate().Resources.Hook).toMatchObject({
      Type: 'AWS::CloudFormation::GuardHook',
      Properties: { FailureMode: 'FAIL', HookStatus: 'ENABLED', TargetOperations: ['RESOURCE', 'CLOUD_CONTROL'] },
    });
  });

  test('warns instead, or leaves stacks out, where told to', () => {
    guardrails({ failureMode: HookFailureMode.WARN, excludedStacks: ['legacy-*'] });
    expect(accountTemplate().Resources.Hook.Properties).toMatchObject({ FailureMode: 'WARN', StackFilters: { FilteringCriteria: 'ALL', StackNames: { Exclude: ['legacy-*'] } } });
  });

  test('reads its rules with a role that reads nothing else', () => {
    const { rulesKey } = guardrails();
    const [{ PolicyDocument }] = accountTemplate().Resources.HookRole.Properties.Policies;
    expect(PolicyDocument.Statement).toEqual([
      { Effect: 'Allow', Action: ['s3:GetObject', 's3:GetObjectVersion'], Resource: expect.stringMatching(new RegExp(`^<Guardrails\\w+\\.Arn>/${rulesKey}$`)) },
      { Effect: 'Allow', Action: ['s3:ListBucket'], Resource: expect.stringMatching(/^<GuardrailsRules\w+\.Arn>$/) },
      { Effect: 'Allow', Action: ['kms:Decrypt'], Resource: expect.stringMatching(/^<GuardrailsKey\w+\.Arn>$/) },
    ]);
  });

  test('is given other rules under another name', () => {
    const standard = guardrails();
    const strict = new OrganizationGuardrails(stack, 'Strict', { ...required, profile: ControlProfile.STRICT });
    expect(strict.rulesKey).not.toBe(standard.rulesKey);
    expect(standard.rulesKey).toMatch(/^bulwark-[0-9a-f]{32}\.guard$/);
  });
});

describe('the stack set', () => {
  test('covers accounts that join later, in the regions that are asked for', () => {
    guardrails({ organizationalUnitIds: ['ou-a1b2-c3d4e5f6'], regions: ['eu-central-1', 'eu-west-1'] });
    Template.fromStack(stack).hasResourceProperties('AWS::CloudFormation::StackSet', {
      PermissionModel: 'SERVICE_MANAGED',
      CallAs: 'SELF',
      AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
      StackInstancesGroup: [{ DeploymentTargets: { OrganizationalUnitIds: ['ou-a1b2-c3d4e5f6'] }, Regions: ['eu-central-1', 'eu-west-1'] }],
    });
  });

  test('waits for the rules: a hook without them would fail, or find nothing', () => {
    guardrails();
    Template.fromStack(stack).hasResource('AWS::CloudFormation::StackSet', { DependsOn: Match.arrayWith([Match.stringLikeRegexp('CustomResource')]) });
  });

  test('is made by a delegated administrator where told to', () => {
    guardrails({ delegatedAdministrator: true });
    Template.fromStack(stack).hasResourceProperties('AWS::CloudFormation::StackSet', { CallAs: 'DELEGATED_ADMIN' });
  });
});

describe('the rules', () => {
  test('are read by the organization alone', () => {
    guardrails();
    const ofOrganization = Match.objectLike({ StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } });
    const template = Template.fromStack(stack);
    const allowing = (action: unknown) => Match.objectLike({ Sid: 'Organization', Effect: 'Allow', Principal: { AWS: '*' }, Action: action, Condition: ofOrganization });
    template.hasResourceProperties('AWS::S3::BucketPolicy', { PolicyDocument: { Statement: Match.arrayWith([allowing(['s3:GetObject', 's3:GetObjectVersion', 's3:ListBucket'])]) } });
    template.hasResourceProperties('AWS::KMS::Key', { KeyPolicy: { Statement: Match.arrayWith([allowing('kms:Decrypt')]) } });
  });

  test('lie in a bucket of your own where one is given', () => {
    const bucket = s3.Bucket.fromBucketName(stack, 'Bucket', 'rules-of-ours');
    const made = guardrails({ rulesBucket: bucket });
    expect(made.rulesBucket).toBe(bucket);
    expect(made.encryptionKey).toBeUndefined();
    Template.fromStack(stack).resourceCountIs('AWS::S3::Bucket', 0);
  });
});

describe('AWS Config', () => {
  test('judges what is deployed already, in packs', () => {
    const { conformancePacks } = guardrails({ profile: ControlProfile.STRICT, excludedAccounts: ['123456789012'] });
    expect(conformancePacks).toHaveLength(2);
    Template.fromStack(stack).allResourcesProperties('AWS::Config::OrganizationConformancePack', {
      ExcludedAccounts: ['123456789012'], TemplateBody: Match.stringLikeRegexp('^\\{"Resources":\\{"\\w+":\\{"Type":"AWS::Config::ConfigRule"'),
    });
  });

  test('is left alone where told to', () => {
    expect(guardrails({ judgeDeployedResources: false }).conformancePacks).toEqual([]);
    Template.fromStack(stack).resourceCountIs('AWS::Config::OrganizationConformancePack', 0);
  });
});

test.each([
  [{ organizationId: 'acme' }, "OrganizationGuardrails 'Stack/Guardrails': got organizationId 'acme'. Write the id of the organization, such as 'o-a1b2c3d4e5'."],
  [{ organizationalUnitIds: [] }, "OrganizationGuardrails 'Stack/Guardrails': got no organizational units. Write the root, such as 'r-a1b2', or units, such as 'ou-a1b2-c3d4e5f6'."],
  [{ organizationalUnitIds: ['Workloads'] }, "OrganizationGuardrails 'Stack/Guardrails': got the organizational unit 'Workloads'. Write the root, such as 'r-a1b2', or a unit, such as 'ou-a1b2-c3d4e5f6'."],
])('%j is refused', (props, message) => {
  expect(() => guardrails(props)).toThrow(new Error(message));
});
