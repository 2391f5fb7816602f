import { Duration, RemovalPolicy, Stack, Token, TokenComparison } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { AlarmTopic } from '../cloudwatch/alarm-topic';
import { AlarmsProps, SecurityAlarms } from '../cloudwatch/security-alarms';
import { SecureKey } from '../kms/secure-key';
import { recordException } from '../reasoned-exception';
import { Rotation } from './rotation';
import { secretIn } from './secret-template';

const shortest = 32;

/** Properties of `SecureSecret`. */
export interface SecureSecretProps {
  /** How the secret is rotated; `Rotation.none({ reason })` where it can't be. */
  readonly rotation: Rotation;

  /**
   * What the secret is for.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * How the value is generated, in at least 32 characters. A value of your own can't be given: it would stand in the
   * template.
   *
   * @see https://docs.aws.amazon.com/secretsmanager/latest/apireference/API_GetRandomPassword.html
   * @default - 32 characters, of upper and lower case, numbers and punctuation
   */
  readonly generateSecretString?: secretsmanager.SecretStringGenerator;

  /**
   * The key that encrypts the value.
   *
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * The organization whose accounts may be granted access, such as `o-1234567890`.
   *
   * @default - none: this account alone
   */
  readonly organizationId?: string;

  /**
   * Regions that get a replica, each with a key of that region. A replica costs as much as a secret.
   *
   * @default - none
   */
  readonly replicaRegions?: secretsmanager.ReplicaRegion[];

  /**
   * What happens to the secret when its stack is deleted.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;

  /**
   * Whether a failed rotation is told, and to whom. With actions of your own, say `rotationFailureTarget` too.
   *
   * @default - to the stack's shared `AlarmTopic`
   */
  readonly alarms?: AlarmsProps;

  /**
   * Where Secrets Manager's own event of a failed rotation goes.
   *
   * @default - to the stack's shared `AlarmTopic`
   */
  readonly rotationFailureTarget?: events.IRuleTarget;
}

/**
 * A generated secret, encrypted with a customer key, that no other account can read, and whose rotation is watched.
 * It can be used wherever an `ISecret` is taken.
 *
 * Makes two resources (secret and policy). With hosted rotation 4 more (schedule with a nested stack of AWS's, rule of
 * failed rotations, its role and policy); with a function of yours 7 more (those, the function's permission and policy,
 * an alarm). Uses the stack's key and alarm topic. Idle: 0.40 USD a month, 0.10 for the alarm, and for each replica 0.40.
 */
export class SecureSecret extends secretsmanager.Secret {
  /** Encrypts the value. */
  public readonly key: kms.IKey;
  /** Denies what comes without TLS, or from outside. */
  public readonly resourcePolicy: secretsmanager.ResourcePolicy;
  /** The schedule of the rotation, where there is one. */
  public readonly rotationSchedule?: secretsmanager.CfnRotationSchedule;
  /**
   * Tells of failed rotations, where there is a rotation and alarms are on. It is CloudTrail that passes the event on, so
   * the account needs a trail of management events.
   */
  public readonly rotationFailureRule?: events.Rule;
  /** The alarms that were made. */
  public readonly alarms: cloudwatch.Alarm[] = [];
  private readonly organizationId?: string;

  /**
   * @throws where the rotation is rarer than every 90 days or its absence has no reason, where the generated value is
   *   short or a secret stands in its template, or where a replica has no key
   */
  public constructor(scope: Construct, id: string, props: SecureSecretProps) {
    const key = props.encryptionKey ?? SecureKey.shared(scope);
    super(scope, id, {
      description: props.description,
      encryptionKey: key,
      generateSecretString: { passwordLength: shortest, ...props.generateSecretString },
      replicaRegions: props.replicaRegions,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    this.key = key;
    this.organizationId = props.organizationId;
    this.refuseWeak(props.generateSecretString ?? {});
    this.resourcePolicy = this.restrict(props.organizationId);
    if (props.rotation.reason === undefined) {
      this.rotationSchedule = this.rotate(props.rotation);
      this.rotationFailureRule = this.tellOfFailures(props);
    } else {
      recordException(this, 'SecretRotated', props.rotation.reason);
    }
  }

  /**
   * Lets somebody read this secret: its value and description, and its key through Secrets Manager for this secret alone.
   *
   * @param grantee who may read
   * @param versionStages the versions that may be read; all where left out
   * @throws where the grantee is of another account, and no organization is named
   */
  public grantRead(grantee: iam.IGrantable, versionStages?: string[]): iam.Grant {
    const read = this.grantUse(grantee, ['kms:Decrypt']);
    if (read === undefined) return super.grantRead(grantee, versionStages);
    const value = iam.Grant.addToPrincipal({
      grantee,
      actions: ['secretsmanager:GetSecretValue'],
      resourceArns: [this.secretArn],
      conditions: versionStages && { 'ForAnyValue:StringEquals': { 'secretsmanager:VersionStage': versionStages } },
    });
    // A description has no versions: with the condition it would never be allowed.
    const description = iam.Grant.addToPrincipal({
      grantee, actions: ['secretsmanager:DescribeSecret'], resourceArns: [this.secretArn],
    });
    return value.combine(description).combine(read);
  }

  /**
   * Lets somebody put a new value, and nothing else: `secretsmanager:UpdateSecret` could also change the key.
   *
   * @param grantee who may write
   * @throws where the grantee is of another account, and no organization is named
   */
  public grantWrite(grantee: iam.IGrantable): iam.Grant {
    const written = this.grantUse(grantee, ['kms:Decrypt', 'kms:GenerateDataKey']);
    if (written === undefined) return super.grantWrite(grantee);
    return iam.Grant.addToPrincipal({
      grantee,
      actions: ['secretsmanager:PutSecretValue', 'secretsmanager:UpdateSecretVersionStage'],
      resourceArns: [this.secretArn],
    }).combine(written);
  }

  /**
   * Adds a replica.
   *
   * @param region where
   * @param encryptionKey a key of that region
   * @throws where there is no key: the replica would be encrypted with that of the account
   */
  public addReplicaRegion(region: string, encryptionKey?: kms.IKeyRef): void {
    if (encryptionKey === undefined) {
      throw new Error(`SecureSecret '${this.node.path}': the replica in ${region} needs a customer managed key of that region, got none. Write encryptionKey: kms.Key.fromKeyArn(...), or a SecureKey of a stack there.`);
    }
    super.addReplicaRegion(region, encryptionKey);
  }

  /** Tells the secret what it is for, such as a database; the first rotation waits for it. */
  public attach(target: secretsmanager.ISecretAttachmentTarget): secretsmanager.ISecret {
    const attached = super.attach(target);
    this.rotationSchedule?.node.addDependency(attached);
    return attached;
  }

  /**
   * Use of the key, in the grantee's own policy: the L2 writes it into the key's, which then depends on the grantee,
   * so that one in another stack ends in a cycle. Undefined where only a resource policy can grant.
   */
  private grantUse(grantee: iam.IGrantable, actions: string[]): iam.Grant | undefined {
    const { principalAccount } = grantee.grantPrincipal;
    const { account } = Stack.of(this);
    if (principalAccount !== undefined && Token.compareStrings(principalAccount, account) === TokenComparison.DIFFERENT) {
      this.refuseOtherAccount(principalAccount);
      return undefined;
    }
    const grant = iam.Grant.addToPrincipal({
      grantee, actions, resourceArns: [this.key.keyArn], conditions: this.throughSecretsManager(),
    });
    return grant.success ? grant : undefined;
  }

  /** The grant would stand beside a statement that denies it. */
  private refuseOtherAccount(principalAccount: string): void {
    if (this.organizationId !== undefined) return;
    throw new Error(`SecureSecret '${this.node.path}': its policy denies other accounts, got a grant to account ${principalAccount}. Write organizationId: '<the organization of both accounts>' in its props.`);
  }

  /** https://docs.aws.amazon.com/secretsmanager/latest/userguide/security-encryption.html */
  private throughSecretsManager(): Record<string, Record<string, string>> {
    return {
      StringEquals: {
        'kms:ViaService': `secretsmanager.${Stack.of(this).region}.amazonaws.com`,
        'kms:EncryptionContext:SecretARN': this.secretArn,
      },
    };
  }

  private refuseWeak({ passwordLength = shortest, secretStringTemplate }: secretsmanager.SecretStringGenerator): void {
    if (!Token.isUnresolved(passwordLength) && passwordLength < shortest) {
      throw new Error(`SecureSecret '${this.node.path}': the generated value must have at least ${shortest} characters, got passwordLength ${passwordLength}. Leave passwordLength out, or write ${shortest}.`);
    }
    if (secretStringTemplate === undefined || Token.isUnresolved(secretStringTemplate)) return;
    const found = secretIn(secretStringTemplate, this.node.path);
    if (found === undefined) return;
    throw new Error(`SecureSecret '${this.node.path}': '${found.name}' in secretStringTemplate holds ${found.kind} (not shown), and would stand in the template. Leave it out, and write generateStringKey: '${found.name}'.`);
  }

  /** AWS services that act for this account, such as rotation and replication, are let through. */
  private restrict(organizationId: string | undefined): secretsmanager.ResourcePolicy {
    if (organizationId !== undefined && !Token.isUnresolved(organizationId) && !/^o-[a-z0-9]{10,32}$/.test(organizationId)) {
      throw new Error(`SecureSecret '${this.node.path}': organizationId must be the id of an AWS organization, got '${organizationId}'. Write one such as 'o-1234567890'.`);
    }
    const anybody = { principals: [new iam.AnyPrincipal()], resources: ['*'], effect: iam.Effect.DENY, actions: ['secretsmanager:*'] };
    this.addToResourcePolicy(new iam.PolicyStatement({
      ...anybody, sid: 'TlsOnly', conditions: { Bool: { 'aws:SecureTransport': 'false' } },
    }));
    const outside = organizationId === undefined
      ? { 'aws:PrincipalAccount': Stack.of(this).account }
      : { 'aws:PrincipalOrgID': organizationId };
    this.addToResourcePolicy(new iam.PolicyStatement({
      ...anybody,
      sid: organizationId === undefined ? 'ThisAccountOnly' : 'ThisOrganizationOnly',
      conditions: { StringNotEquals: outside, Bool: { 'aws:PrincipalIsAWSService': 'false' } },
    }));
    const policy = this.node.findChild('Policy') as secretsmanager.ResourcePolicy;
    (policy.node.defaultChild as secretsmanager.CfnResourcePolicy).blockPublicPolicy = true;
    return policy;
  }

  private rotate({ every, hostedRotation, rotationFunction }: Rotation): secretsmanager.CfnRotationSchedule {
    this.refuseInterval(every);
    if (hostedRotation) {
      const schedule = this.addRotationSchedule('Rotation', { hostedRotation, automaticallyAfter: every });
      return schedule.node.defaultChild as secretsmanager.CfnRotationSchedule;
    }
    return this.rotateBy(rotationFunction!, every);
  }

  private refuseInterval(every: Duration): void {
    if (every.isUnresolved()) return;
    const hours = every.toHours({ integral: false });
    if (Number.isInteger(hours) && hours >= 4 && hours <= 90 * 24) return;
    throw new Error(`SecureSecret '${this.node.path}': the secret has to be rotated every 4 hours to 90 days, in whole hours, got ${every.toHumanString()}. Write every: Duration.days(90), or less.`);
  }

  /**
   * Not the L2's schedule: it lets Secrets Manager invoke the function for every account's secrets. All of it stands
   * beside the secret, so that a function of another stack works.
   */
  private rotateBy(rotationFunction: lambda.IFunction, every: Duration): secretsmanager.CfnRotationSchedule {
    rotationFunction.addPermission('RotationPermission', {
      principal: new iam.ServicePrincipal('secretsmanager.amazonaws.com'),
      sourceArn: this.secretArn,
      sourceAccount: Stack.of(this).account,
      scope: this,
    });
    const schedule = new secretsmanager.CfnRotationSchedule(this, 'Rotation', {
      secretId: this.secretArn,
      rotationLambdaArn: rotationFunction.functionArn,
      rotationRules: { scheduleExpression: events.Schedule.rate(every).expressionString },
    });
    const permission = this.node.tryFindChild('RotationPermission');
    // The first rotation starts with the schedule.
    if (permission) schedule.node.addDependency(permission);
    if (rotationFunction.role) schedule.node.addDependency(this.rotationPolicy(rotationFunction.role));
    return schedule;
  }

  /** https://docs.aws.amazon.com/secretsmanager/latest/userguide/rotating-secrets-required-permissions-function.html */
  private rotationPolicy(role: iam.IRole): iam.Policy {
    return new iam.Policy(this, 'RotationPolicy', {
      roles: [role],
      statements: [
        new iam.PolicyStatement({
          actions: [
            'secretsmanager:DescribeSecret',
            'secretsmanager:GetSecretValue',
            'secretsmanager:PutSecretValue',
            'secretsmanager:UpdateSecretVersionStage',
          ],
          resources: [this.secretArn],
        }),
        new iam.PolicyStatement({
          actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [this.key.keyArn], conditions: this.throughSecretsManager(),
        }),
      ],
    });
  }

  /**
   * Secrets Manager has no metric of failed rotations; it says so through CloudTrail, without a function that polls.
   * https://docs.aws.amazon.com/secretsmanager/latest/userguide/monitoring-eventbridge.html
   */
  private tellOfFailures({ rotation, alarms = {}, rotationFailureTarget }: SecureSecretProps): events.Rule | undefined {
    const made = new SecurityAlarms(this, 'Alarms', alarms);
    if (!made.enabled) return undefined;
    if (alarms.actions && rotationFailureTarget === undefined) {
      throw new Error(`SecureSecret '${this.node.path}': alarms have actions of your own, but a failed rotation is an event, which takes a target. Write rotationFailureTarget: new targets.SnsTopic(<your topic>) too.`);
    }
    if (rotation.rotationFunction) {
      made.add('RotationErrors', {
        metric: rotation.rotationFunction.metricErrors({ period: Duration.minutes(5) }),
        threshold: 1,
        description: `The function that rotates ${this.node.path} fails`,
      });
      this.alarms.push(...made.alarms);
    }
    return new events.Rule(this, 'RotationFailed', {
      description: `The rotation of ${this.node.path} failed`,
      eventPattern: {
        source: ['aws.secretsmanager'],
        detailType: ['AWS Service Event via CloudTrail'],
        detail: {
          eventName: ['RotationFailed', 'RotationAbandoned', 'TestRotationFailed'],
          additionalEventData: { SecretId: [this.secretArn] },
        },
      },
      targets: [rotationFailureTarget ?? AlarmTopic.shared(this).ruleTarget(this, 'RotationFailedRole')],
    });
  }
}
