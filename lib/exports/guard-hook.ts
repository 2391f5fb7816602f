import { Control } from '../core/control';
import { guardFile, guardRules, hookInput } from './guard-rules';

/** What AWS hands a hook in another form than the rules are made for must fail: rules that find nothing pass. */
const understood = `# What the hook is given is what the rules ask about.
rule InputUnderstood {
  Resources exists <<critical: the hook was given no Resources; run it for the operations RESOURCE and CLOUD_CONTROL>>
  Resources.* {
    ResourceType exists <<critical: a resource came without ResourceType; run the hook for the operations RESOURCE and CLOUD_CONTROL>>
  }
}
`;

/** The rules for a Guard Hook, which is asked about one resource at a time, with every value known. */
export function hookRules(controls: readonly Control[]): string {
  return `${guardFile(guardRules(controls, hookInput), 'For an AWS::CloudFormation::GuardHook on RESOURCE and CLOUD_CONTROL.')}\n${understood}`;
}

/** Where a hook finds its rules, and what it does when one fails: values, or references of the template that it is in. */
export interface HookOptions {
  readonly uri: unknown;
  readonly versionId?: unknown;
  /** The ARNs of the rules' file, in all versions. */
  readonly objectArn: unknown;
  readonly bucketArn: unknown;
  readonly failureMode: unknown;
  /** Names of stacks that are not asked; `*` stands for anything. */
  readonly excludedStacks?: readonly string[];
  /** The key that the rules are encrypted with. */
  readonly keyArn?: unknown;
}

/**
 * The hook and the role that it reads its rules with.
 * https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/guard-hooks-prepare-to-create-hook.html
 */
export function hookResources(options: HookOptions): Record<string, object> {
  const { uri, versionId, objectArn, bucketArn, failureMode, excludedStacks = [], keyArn } = options;
  const allow = (Action: readonly string[], Resource: unknown) => ({ Effect: 'Allow', Action, Resource });
  const ofAccount = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } };
  const services = ['hooks.cloudformation.amazonaws.com', 'resources.cloudformation.amazonaws.com'];
  return {
    HookRole: {
      Type: 'AWS::IAM::Role',
      Properties: {
        Description: 'CloudFormation reads the rules of its Guard Hook with it',
        AssumeRolePolicyDocument: {
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: { Service: services }, Action: 'sts:AssumeRole', Condition: ofAccount }],
        },
        Policies: [{
          PolicyName: 'ReadRules',
          PolicyDocument: {
            Version: '2012-10-17',
            Statement: [
              allow(['s3:GetObject', 's3:GetObjectVersion'], objectArn),
              allow(['s3:ListBucket'], bucketArn),
              ...keyArn === undefined ? [] : [allow(['kms:Decrypt'], keyArn)],
            ],
          },
        }],
      },
    },
    Hook: {
      Type: 'AWS::CloudFormation::GuardHook',
      Properties: {
        Alias: 'Bulwark::Guardrails::Catalog',
        ExecutionRole: { 'Fn::GetAtt': ['HookRole', 'Arn'] },
        FailureMode: failureMode,
        HookStatus: 'ENABLED',
        RuleLocation: { Uri: uri, ...versionId !== undefined && { VersionId: versionId } },
        TargetOperations: ['RESOURCE', 'CLOUD_CONTROL'],
        TargetFilters: { Actions: ['CREATE', 'UPDATE'] },
        ...excludedStacks.length > 0 && { StackFilters: { FilteringCriteria: 'ALL', StackNames: { Exclude: excludedStacks } } },
      },
    },
  };
}

/** A template of the hook, whose rules lie in a bucket that its parameters name. */
export function hookTemplate(): object {
  const bucketArn = { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${RulesBucket}' };
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'CloudFormation asks the rules of cdk-bulwark about each resource, before it makes or changes it.',
    Parameters: {
      RulesBucket: { Type: 'String', Description: 'The bucket that holds the rules', AllowedPattern: '[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]' },
      RulesKey: { Type: 'String', Description: 'The key of the rules in it', Default: 'bulwark-hook.guard', AllowedPattern: '.+\\.guard' },
      RulesVersion: { Type: 'String', Description: "The version of the rules, as 'aws s3api put-object' tells it: who may write to the bucket could change them otherwise", AllowedPattern: '.+' },
      FailureMode: { Type: 'String', Description: 'WARN tells, FAIL stops the deployment', Default: 'FAIL', AllowedValues: ['FAIL', 'WARN'] },
    },
    Resources: hookResources({
      uri: { 'Fn::Sub': 's3://${RulesBucket}/${RulesKey}' },
      versionId: { Ref: 'RulesVersion' },
      objectArn: { 'Fn::Sub': 'arn:${AWS::Partition}:s3:::${RulesBucket}/${RulesKey}' },
      bucketArn,
      failureMode: { Ref: 'FailureMode' },
    }),
  };
}
