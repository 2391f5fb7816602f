import { CfnResource, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Construct } from 'constructs';
import { AlarmTopic } from './alarm-topic';
import { recordException } from './reasoned-exception';
import { Rotation } from './rotation';
import { SecureKey } from './secure-key';
import { AlarmsProps, SecurityAlarms } from './security-alarms';

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
   * How the value is generated. A value of your own can't be given: it would stand in the template.
   *
   * @default - 32 characters
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
   * Regions that get a replica, with keys of their own.
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
   * Whether a failed rotation is told, and to whom.
   *
   * @default - to the stack's shared `AlarmTopic`
   */
  readonly alarms?: AlarmsProps;
}

/**
 * A generated secret, encrypted with a customer key, that no other account can read, and whose rotation is watched.
 * It can be used wherever an `ISecret` is taken.
 *
 * Makes 2 resources (secret and policy), with a rotation 5 more (schedule, permission or hosted stack, rule of
 * failed rotations with its role and policy; with a function of yours an alarm), and once per stack the key. Idle: 0.40 USD a month, 1 USD per
 * stack for the key.
 */
export class SecureSecret extends secretsmanager.Secret {
  /** Encrypts the value. */
  public readonly key: kms.IKey;
  /** The schedule of the rotation, where there is one. */
  public readonly rotationSchedule?: CfnResource;
  /** Tells of failed rotations, where there is a rotation. */
  public readonly rotationFailureRule?: events.Rule;
  /** The alarms that were made. */
  public readonly alarms: cloudwatch.Alarm[] = [];

  /**
   * @throws where the rotation is rarer than every 90 days, or its absence has no reason
   */
  public constructor(scope: Construct, id: string, props: SecureSecretProps) {
    const key = props.encryptionKey ?? SecureKey.shared(scope);
    super(scope, id, {
      description: props.description,
      encryptionKey: key,
      generateSecretString: { passwordLength: 32, ...props.generateSecretString },
      replicaRegions: props.replicaRegions,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    this.key = key;
    this.restrict(props.organizationId);
    if (props.rotation.reason === undefined) {
      this.rotationSchedule = this.rotate(props.rotation);
      this.rotationFailureRule = this.tellOfFailures(props);
    } else {
      recordException(this, 'SecretRotated', props.rotation.reason);
    }
  }

  /** AWS services that act for this account, such as rotation and replication, are let through. */
  private restrict(organizationId: string | undefined): void {
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
    const policy = this.node.findChild('Policy').node.defaultChild as secretsmanager.CfnResourcePolicy;
    policy.blockPublicPolicy = true;
  }

  private rotate({ every, hostedRotation, rotationFunction }: Rotation): CfnResource {
    if (!every.isUnresolved() && every.toDays({ integral: false }) > 90) {
      throw new Error(`SecureSecret '${this.node.path}': the secret has to be rotated at least every 90 days, got ${every.toHumanString()}. Write every: Duration.days(90).`);
    }
    if (hostedRotation) {
      const schedule = this.addRotationSchedule('Rotation', { hostedRotation, automaticallyAfter: every });
      return schedule.node.defaultChild as CfnResource;
    }
    rotationFunction!.addPermission(`${this.node.addr}Rotation`, {
      principal: new iam.ServicePrincipal('secretsmanager.amazonaws.com'), sourceArn: this.secretArn, scope: this,
    });
    this.grantRead(rotationFunction!);
    this.grantWrite(rotationFunction!);
    rotationFunction!.addToRolePolicy(new iam.PolicyStatement({
      actions: ['secretsmanager:UpdateSecretVersionStage'], resources: [this.secretArn],
    }));
    return new secretsmanager.CfnRotationSchedule(this, 'Rotation', {
      secretId: this.secretArn,
      rotationLambdaArn: rotationFunction!.functionArn,
      rotationRules: { scheduleExpression: `rate(${every.toDays()} days)` },
    });
  }

  /**
   * Secrets Manager has no metric of failed rotations; it says so through CloudTrail, without a function that polls.
   * https://docs.aws.amazon.com/secretsmanager/latest/userguide/monitoring-eventbridge.html
   */
  private tellOfFailures({ rotation, alarms = {} }: SecureSecretProps): events.Rule | undefined {
    if (alarms.enabled === false) return undefined;
    const topic = AlarmTopic.shared(this);
    const rule = new events.Rule(this, 'RotationFailed', {
      description: `The rotation of ${this.node.path} failed`,
      eventPattern: {
        source: ['aws.secretsmanager'],
        detailType: ['AWS Service Event via CloudTrail'],
        detail: { eventName: ['RotationFailed'], additionalEventData: { SecretId: [this.secretArn] } },
      },
      targets: [{ bind: () => ({ arn: topic.topicArn, role: topic.publisherRole(this, 'RotationFailedRole') }) }],
    });
    if (rotation.rotationFunction) {
      const made = new SecurityAlarms(this, 'Alarms', alarms);
      made.add('RotationErrors', {
        metric: rotation.rotationFunction.metricErrors({ period: Duration.minutes(5) }),
        threshold: 1,
        description: `The function that rotates ${this.node.path} fails`,
      });
      this.alarms.push(...made.alarms);
    }
    return rule;
  }
}
