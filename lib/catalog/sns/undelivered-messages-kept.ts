import { graphControl } from '../../core/control';
import { obstaclesOf } from '../sqs/queue-senders';

const sns = { id: 'sns', name: 'SNS' };
const subscription = (deadLetterTargetArn: unknown) => ({
  Subscription: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: 'arn:aws:sns:eu-west-1:111122223333:orders', Protocol: 'lambda', RedrivePolicy: { deadLetterTargetArn } } },
});
const failed = (properties: object) => ({ ...subscription({ 'Fn::GetAtt': ['Failed', 'Arn'] }), Failed: { Type: 'AWS::SQS::Queue', Properties: properties } });
const statement = (Action: unknown, service = 'sns.amazonaws.com') => ({ Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action, Resource: '*' }] });
const policy = (PolicyDocument: unknown) => ({ Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Failed' }], PolicyDocument } } });
const sending = policy(statement('sqs:SendMessage'));
const key = (policyDocument: object) => ({ Type: 'AWS::KMS::Key', Properties: { KeyPolicy: policyDocument } });
const using = statement(['kms:Decrypt', 'kms:GenerateDataKey*']);
const encrypted = { ...failed({ KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } }), ...sending };

export const undeliveredMessagesKept = graphControl({
  id: 'UndeliveredMessagesKept',
  title: 'SNS can write to the dead-letter queues of subscriptions, and use their keys',
  severity: 'medium',
  why: 'Messages that can neither be delivered nor kept are gone; the dead-letter queue is there, empty, and nobody looks further.',
  fix: 'Let sns.amazonaws.com do sqs:SendMessage in the policy of the queue, and kms:Decrypt and kms:GenerateDataKey in that of its key.',
  resources: ['AWS::SNS::Subscription'],
  * check(resource, graph) {
    for (const arn of resource.get('RedrivePolicy.deadLetterTargetArn')) {
      if (arn.kind === 'reference' && arn.resource.type === 'AWS::SQS::Queue') yield* obstaclesOf(sns, arn.resource, graph);
    }
  },
  satisfies: [],
  mitigates: ['queue.denial', 'queue.repudiation'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-configure-dead-letter-queue.html',
  examples: {
    fails: [
      failed({}),
      { ...failed({}), ...policy(statement('sqs:SendMessage', 'events.amazonaws.com')) },
      { ...encrypted, Key: key(statement('kms:Decrypt')) },
      { ...encrypted, Key: key({ Statement: [{ ...using.Statement[0], Condition: { StringLike: { 'kms:EncryptionContext:aws:sns:topicArn': '*' } } }] }) },
    ],
    passes: [
      { ...failed({}), ...sending },
      { ...failed({}), Policy: { Type: 'AWS::SQS::QueueInlinePolicy', Properties: { Queue: { Ref: 'Failed' }, PolicyDocument: statement('sqs:SendMessage') } } },
      { ...encrypted, Key: key(using) },
      { ...encrypted, Key: key({ Statement: [{ ...using.Statement[0], Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } }] }) },
      { ...failed({ KmsMasterKeyId: { Ref: 'Alias' } }), ...sending, Alias: { Type: 'AWS::KMS::Alias' } },
      subscription('arn:aws:sqs:eu-west-1:111122223333:failed'),
      { ...subscription({ 'Fn::GetAtt': ['Queues', 'Outputs.Failed'] }), Queues: { Type: 'AWS::CloudFormation::Stack' } },
    ],
    unknown: [{ ...failed({}), ...policy({ 'Fn::ImportValue': 'Policy' }) }],
  },
});
