import { createHash } from 'node:crypto';
import { CfnStackSet, Names, Stack, Token } from 'aws-cdk-lib';
import * as config from 'aws-cdk-lib/aws-config';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { controls } from '../catalog/index.generated';
import { SecureKey } from '../constructs/kms/secure-key';
import { SecureBucket } from '../constructs/s3/secure-bucket';
import { controlsOf } from '../core/control';
import { conformancePacks } from '../exports/conformance-pack';
import { hookResources, hookRules } from '../exports/guard-hook';
import { ControlProfile } from '../validation/control-profile';
import { RulesUpload } from './rules-upload';

/** What CloudFormation does with a resource that breaks a control. */
export enum HookFailureMode {
  /** The deployment stops. */
  FAIL = 'FAIL',
  /** The deployment goes on, and says what is wrong. */
  WARN = 'WARN',
}

/** Properties of `OrganizationGuardrails`. */
export interface OrganizationGuardrailsProps {
  /**
   * The id of the organization, such as `o-a1b2c3d4e5`: only its accounts may read the rules.
   */
  readonly organizationId: string;

  /**
   * The organizational units, or the root, whose accounts are guarded; accounts that join later too.
   */
  readonly organizationalUnitIds: string[];

  /**
   * The regions that are guarded.
   *
   * @default - the region of the stack
   */
  readonly regions?: string[];

  /**
   * How much is asked for.
   *
   * @default ControlProfile.STANDARD
   */
  readonly profile?: ControlProfile;

  /**
   * What CloudFormation does with a resource that breaks a control. Start with `WARN` in accounts that have a past.
   *
   * @see https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/hooks-concepts.html
   * @default HookFailureMode.FAIL
   */
  readonly failureMode?: HookFailureMode;

  /**
   * Names of stacks that the hook is not asked about; `*` stands for anything.
   *
   * @default - none
   */
  readonly excludedStacks?: string[];

  /**
   * Accounts whose resources AWS Config does not judge. The hook is kept from accounts by their organizational unit.
   *
   * @default - none
   */
  readonly excludedAccounts?: string[];

  /**
   * Whether AWS Config also judges what is deployed already. Its recorder has to be on in every account, else the
   * deployment fails.
   *
   * @default true
   */
  readonly judgeDeployedResources?: boolean;

  /**
   * Whether the stack is deployed in a delegated administrator's account instead of the management account.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-delegated-admin.html
   * @default false
   */
  readonly delegatedAdministrator?: boolean;

  /**
   * The bucket that the rules lie in. The accounts of the organization must be let read it.
   *
   * @default - a private one, which the organization may read
   */
  readonly rulesBucket?: s3.IBucket;

  /**
   * The key that encrypts the rules. With a bucket of your own it is that of the bucket.
   *
   * @default - a `SecureKey` of its own, which the organization may decrypt with
   */
  readonly encryptionKey?: kms.IKey;
}

/**
 * The catalog, enforced in every account of an organization by AWS itself, whatever the accounts deploy with: a
 * CloudFormation Guard Hook stops insecure resources before they are made, and AWS Config finds those that exist.
 * Controls that are questions about several resources are asked in synthesis only.
 *
 * Deploy it in the management account, or that of a delegated administrator. Makes a key, a bucket with its policy and
 * what uploads the rules into it, the stack's bucket for access logs, a stack set (a hook and a role in each account and
 * region), and AWS Config conformance packs. Idle: 1 USD a month for the key; AWS Config bills each evaluation.
 *
 * @see https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/guard-hooks.html
 */
export class OrganizationGuardrails extends Construct {
  /** The bucket that the rules lie in. */
  public readonly rulesBucket: s3.IBucket;
  /** The key that encrypts the rules; undefined where the bucket is your own and no key was given. */
  public readonly encryptionKey?: kms.IKey;
  /** Where the rules lie in the bucket; other rules have another key. */
  public readonly rulesKey: string;
  /** Brings the hook into the accounts. */
  public readonly stackSet: CfnStackSet;
  /** The packs of AWS Config; none where it does not judge. */
  public readonly conformancePacks: config.CfnOrganizationConformancePack[];

  /**
   * @throws where the organization or its units are not named as AWS does
   */
  public constructor(scope: Construct, id: string, props: OrganizationGuardrailsProps) {
    super(scope, id);
    this.requireIds(props);
    const profile = props.profile ?? ControlProfile.STANDARD;
    const asked = controlsOf(profile, controls);
    const rules = hookRules(asked);
    this.encryptionKey = props.encryptionKey ?? (props.rulesBucket ? props.rulesBucket.encryptionKey : this.makeKey(props.organizationId));
    this.rulesBucket = props.rulesBucket ?? this.makeBucket(props.organizationId);
    // By its content: who could write another file under the same name could switch the rules off.
    this.rulesKey = `bulwark-${createHash('sha256').update(rules).digest('hex').slice(0, 32)}.guard`;
    const upload = new RulesUpload(this, 'Upload', { bucket: this.rulesBucket, key: this.rulesKey, rules });
    this.stackSet = this.makeStackSet(props);
    this.stackSet.node.addDependency(upload);
    this.conformancePacks = props.judgeDeployedResources === false ? [] : conformancePacks(asked).packs.map((pack, index) => (
      new config.CfnOrganizationConformancePack(this, `ConformancePack${index + 1}`, {
        organizationConformancePackName: `${Names.uniqueResourceName(this, { maxLength: 100, separator: '-' })}-${index + 1}`,
        templateBody: JSON.stringify(pack),
        excludedAccounts: props.excludedAccounts,
      })
    ));
  }

  private requireIds({ organizationId, organizationalUnitIds }: OrganizationGuardrailsProps): void {
    const refuse = (given: string, wanted: string) => new Error(`OrganizationGuardrails '${this.node.path}': got ${given}. Write ${wanted}.`);
    const isId = (id: string, pattern: RegExp) => Token.isUnresolved(id) || pattern.test(id);
    if (!isId(organizationId, /^o-[a-z0-9]{10,32}$/)) throw refuse(`organizationId '${organizationId}'`, "the id of the organization, such as 'o-a1b2c3d4e5'");
    if (organizationalUnitIds.length === 0) throw refuse('no organizational units', "the root, such as 'r-a1b2', or units, such as 'ou-a1b2-c3d4e5f6'");
    for (const unit of organizationalUnitIds) {
      if (!isId(unit, /^(?:r-[0-9a-z]{4,32}|ou-[0-9a-z]{4,32}-[a-z0-9]{8,32})$/)) {
        throw refuse(`the organizational unit '${unit}'`, "the root, such as 'r-a1b2', or a unit, such as 'ou-a1b2-c3d4e5f6'");
      }
    }
  }

  private makeKey(organizationId: string): SecureKey {
    const key = new SecureKey(this, 'Key', { description: 'Encrypts the rules of the guardrails' });
    key.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'Organization',
      principals: [new iam.AnyPrincipal()],
      actions: ['kms:Decrypt'],
      resources: ['*'],
      conditions: {
        StringEquals: { 'aws:PrincipalOrgID': organizationId },
        StringLike: { 'kms:ViaService': `s3.*.${Stack.of(this).urlSuffix}` },
      },
    }));
    return key;
  }

  private makeBucket(organizationId: string): s3.Bucket {
    const bucket = new SecureBucket(this, 'Rules', { encryptionKey: this.encryptionKey });
    bucket.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'Organization',
      principals: [new iam.AnyPrincipal()],
      actions: ['s3:GetObject', 's3:GetObjectVersion', 's3:ListBucket'],
      resources: [bucket.bucketArn, bucket.arnForObjects('*')],
      conditions: { StringEquals: { 'aws:PrincipalOrgID': organizationId } },
    }));
    return bucket;
  }

  private makeStackSet(props: OrganizationGuardrailsProps): CfnStackSet {
    const stack = Stack.of(this);
    const regions = props.regions ?? [stack.region];
    return new CfnStackSet(this, 'StackSet', {
      stackSetName: Names.uniqueResourceName(this, { maxLength: 100, separator: '-' }),
      description: 'The Guard Hook of cdk-bulwark',
      permissionModel: 'SERVICE_MANAGED',
      callAs: props.delegatedAdministrator ? 'DELEGATED_ADMIN' : 'SELF',
      autoDeployment: { enabled: true, retainStacksOnAccountRemoval: false },
      managedExecution: { Active: true },
      capabilities: ['CAPABILITY_IAM'],
      stackInstancesGroup: [{ deploymentTargets: { organizationalUnitIds: props.organizationalUnitIds }, regions }],
      templateBody: stack.toJsonString({
        Description: 'CloudFormation asks the rules of cdk-bulwark about each resource, before it makes or changes it.',
        Resources: hookResources({
          uri: `s3://${this.rulesBucket.bucketName}/${this.rulesKey}`,
          objectArn: this.rulesBucket.arnForObjects(this.rulesKey),
          bucketArn: this.rulesBucket.bucketArn,
          failureMode: props.failureMode ?? HookFailureMode.FAIL,
          excludedStacks: props.excludedStacks,
          keyArn: this.encryptionKey?.keyArn,
        }),
      }),
    });
  }
}
