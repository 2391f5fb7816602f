import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { AlarmsProps } from '../cloudwatch/security-alarms';

/** Properties of `SecureTopic`. */
export interface SecureTopicProps {
  /**
   * The name that people see, up to 100 characters.
   *
   * @default - none
   */
  readonly displayName?: string;

  /**
   * The name of the topic.
   *
   * @default - one that CloudFormation makes
   */
  readonly topicName?: string;

  /**
   * The key that encrypts messages, dead letters and the log of failures. SNS and publishing services are let use it; an
   * imported key's policy has to do so already.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * The organization whose accounts may publish, such as `o-1234567890`.
   *
   * @default - none: this account alone
   */
  readonly organizationId?: string;

  /**
   * Other accounts that may publish, by their 12 digits.
   *
   * @default - none: this account alone
   */
  readonly accounts?: string[];

  /**
   * Where messages wait that could not be delivered.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html
   * @default - a `DeadLetterQueue` of its own, once something is subscribed
   */
  readonly deadLetterQueue?: sqs.IQueue;

  /**
   * What is masked, refused or found in messages. AWS takes it of accounts that used it before May 2026 alone.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/message-data-protection.html
   * @default - none
   */
  readonly dataProtectionPolicy?: { [element: string]: unknown };

  /**
   * Whether alarms are made, and what they do.
   *
   * @default - dead letters and failed deliveries, once something is subscribed; to the stack's shared `AlarmTopic`
   */
  readonly alarms?: AlarmsProps;
}

/** What a subscriber gets. */
export interface TopicDeliveryOptions {
  /**
   * Which messages are delivered, by their attributes.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
   * @default - all
   */
  readonly filterPolicy?: { [attribute: string]: sns.SubscriptionFilter };

  /**
   * Which messages are delivered, by their body, which has to be JSON.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-message-filtering-scope.html
   * @default - all
   */
  readonly filterPolicyWithMessageBody?: { [property: string]: sns.FilterOrPolicy };

  /**
   * Where messages wait that could not be delivered to this subscriber.
   *
   * @default - the dead-letter queue of the topic
   */
  readonly deadLetterQueue?: sqs.IQueue;
}

/** What a queue gets. */
export interface TopicQueueOptions extends TopicDeliveryOptions {
  /**
   * Whether the queue gets the message as it was published, without the envelope that says where it comes from.
   *
   * @see https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html
   * @default false
   */
  readonly rawMessageDelivery?: boolean;
}
