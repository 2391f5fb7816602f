import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { Construct } from 'constructs';
import { SecureLogGroup } from '../logs/secure-log-group';
import { recordException } from '../reasoned-exception';

/** What SNS logs deliveries of, by the protocol of a subscription; what is for people it can't log. */
const loggedAs: ReadonlyMap<string, sns.LoggingProtocol> = new Map([
  [sns.SubscriptionProtocol.SQS, sns.LoggingProtocol.SQS],
  [sns.SubscriptionProtocol.LAMBDA, sns.LoggingProtocol.LAMBDA],
  [sns.SubscriptionProtocol.HTTPS, sns.LoggingProtocol.HTTP],
  [sns.SubscriptionProtocol.FIREHOSE, sns.LoggingProtocol.FIREHOSE],
  [sns.SubscriptionProtocol.APPLICATION, sns.LoggingProtocol.APPLICATION],
]);

/**
 * Why a topic could not deliver. SNS makes a log group that is neither encrypted nor ever expires, unless one of that name
 * is there.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html
 */
export class DeliveryFailureLog extends Construct {
  public readonly logGroup: SecureLogGroup;
  public readonly role: iam.Role;
  private readonly topic: sns.Topic;
  private readonly protocols = new Set<sns.LoggingProtocol>();

  public constructor(topic: sns.Topic, id: string, encryptionKey: kms.IKey) {
    super(topic, id);
    this.topic = topic;
    const { region, account } = Stack.of(this);
    this.logGroup = new SecureLogGroup(this, 'LogGroup', {
      encryptionKey, logGroupName: `sns/${region}/${account}/${topic.topicName}/Failure`,
    });
    this.role = new iam.Role(this, 'Role', {
      assumedBy: new iam.ServicePrincipal('sns.amazonaws.com'),
      description: `Logs what ${topic.node.path} could not deliver`,
    });
    // AWS's page trusts SNS without a condition, and does not say that it would meet one.
    recordException(this.role, 'RoleTrustBoundToSource', 'SNS is not documented to name its source here; only this account can pass it the role.');
    this.role.addToPolicy(new iam.PolicyStatement({
      actions: ['logs:CreateLogGroup', 'logs:CreateLogStream', 'logs:PutLogEvents', 'logs:PutMetricFilter', 'logs:PutRetentionPolicy'],
      resources: [this.logGroup.logGroupArn],
    }));
  }

  /** Logs failures of subscriptions with this protocol. */
  public add(protocol: sns.SubscriptionProtocol): void {
    const logged = loggedAs.get(protocol);
    if (logged === undefined || this.protocols.has(logged)) return;
    this.protocols.add(logged);
    this.topic.addLoggingConfig({ protocol: logged, failureFeedbackRole: this.role });
  }
}
