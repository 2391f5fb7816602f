import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { SecureKey } from './secure-key';

/** Properties of `AlarmTopic`. */
export interface AlarmTopicProps {
  /**
   * The key that encrypts the messages. A key of your own has to let CloudWatch use it.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;
}

/**
 * Where alarms go: an encrypted topic that only alarms of this account publish to, over TLS. Subscribe to it;
 * without a subscription nobody is told.
 *
 * Makes two resources (topic and policy), and uses the stack's key; idle it costs nothing.
 */
export class AlarmTopic extends sns.Topic {
  /**
   * The stack's one alarm topic, made on first use.
   *
   * @param scope any construct of the stack
   */
  public static shared(scope: Construct): AlarmTopic {
    const stack = Stack.of(scope);
    return (stack.node.tryFindChild('BulwarkAlarmTopic') as AlarmTopic | undefined) ?? new AlarmTopic(stack, 'BulwarkAlarmTopic');
  }

  public constructor(scope: Construct, id: string, props: AlarmTopicProps = {}) {
    const masterKey = props.encryptionKey ?? SecureKey.shared(scope);
    super(scope, id, { masterKey, enforceSSL: true });
    if (SecureKey.isSecureKey(masterKey)) masterKey.allowService('cloudwatch.amazonaws.com');
    const { partition, region, account } = Stack.of(this);
    this.addToResourcePolicy(new iam.PolicyStatement({
      sid: 'Alarms',
      principals: [new iam.ServicePrincipal('cloudwatch.amazonaws.com')],
      actions: ['sns:Publish'],
      resources: [this.topicArn],
      conditions: {
        StringEquals: { 'aws:SourceAccount': account },
        ArnLike: { 'aws:SourceArn': `arn:${partition}:cloudwatch:${region}:${account}:alarm:*` },
      },
    }));
  }

  /**
   * A role with which an EventBridge rule of this account publishes here, and does nothing else.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-identity-based.html
   * @param scope the construct that has the rule
   * @param id the role's construct id
   */
  public publisherRole(scope: Construct, id: string): iam.Role {
    const role = new iam.Role(scope, id, {
      assumedBy: new iam.ServicePrincipal('events.amazonaws.com', {
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    });
    role.addToPolicy(new iam.PolicyStatement({ actions: ['sns:Publish'], resources: [this.topicArn] }));
    role.addToPolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: [this.masterKey!.keyArn] }));
    return role;
  }
}
