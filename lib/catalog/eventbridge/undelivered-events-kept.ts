import { graphControl } from '../../core/control';
import { resolve, resolvedItems } from '../../core/intrinsics';
import { ownObject, ownValue } from '../../core/json';
import { Resource } from '../../core/template-graph';
import { obstaclesOf } from '../sqs/queue-senders';

const events = { id: 'events', name: 'EventBridge' };
const Rule = { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Id: 'orders', DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['Failed', 'Arn'] } } }] } };
const failed = (properties: object) => ({ Rule, Failed: { Type: 'AWS::SQS::Queue', Properties: properties } });
const statement = (Action: unknown, service = 'events.amazonaws.com') => ({ Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action, Resource: '*' }] });
const Policy = { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Failed' }], PolicyDocument: statement('sqs:SendMessage') } };
const key = (Action: unknown) => ({ Type: 'AWS::KMS::Key', Properties: { KeyPolicy: statement(Action) } });
const encrypted = { ...failed({ KmsMasterKeyId: { 'Fn::GetAtt': ['Key', 'Arn'] } }), Policy };

/** The queues that a rule or bus names; a rule has one for each target. */
function queuesOf(resource: Resource): Resource[] {
  const targets = resource.get('Targets').flatMap(resolvedItems);
  const arns = targets.flatMap((target) => (target.kind === 'object' ? resolve(ownValue(ownObject(target.value, 'DeadLetterConfig'), 'Arn'), target.stack) : []));
  return [...arns, ...resource.get('DeadLetterConfig.Arn')].flatMap((arn) => (arn.kind === 'reference' && arn.resource.type === 'AWS::SQS::Queue' ? [arn.resource] : []));
}

export const undeliveredEventsKept = graphControl({
  id: 'UndeliveredEventsKept',
  title: 'EventBridge can write to the dead-letter queues of rules and buses, and use their keys',
  severity: 'medium',
  why: 'Events that can neither be delivered nor kept are gone; the dead-letter queue is there, empty, and nobody looks further.',
  fix: 'Let events.amazonaws.com do sqs:SendMessage in the policy of the queue, and kms:Decrypt and kms:GenerateDataKey in that of its key.',
  resources: ['AWS::Events::Rule', 'AWS::Events::EventBus'],
  * check(resource, graph) {
    for (const queue of queuesOf(resource)) yield* obstaclesOf(events, queue, graph);
  },
  satisfies: [],
  mitigates: ['queue.denial', 'queue.repudiation'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  examples: {
    fails: [
      failed({}),
      { ...failed({}), Policy: { ...Policy, Properties: { ...Policy.Properties, PolicyDocument: statement('sqs:SendMessage', 'sns.amazonaws.com') } } },
      { ...encrypted, Key: key('kms:Decrypt') },
      { Failed: failed({}).Failed, Bus: { Type: 'AWS::Events::EventBus', Properties: { DeadLetterConfig: { Arn: { 'Fn::GetAtt': ['Failed', 'Arn'] } } } } },
    ],
    passes: [
      { ...failed({}), Policy }, { ...encrypted, Key: key(['kms:Decrypt', 'kms:GenerateDataKey*']) },
      { Rule: { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Id: 'orders' }] } } }, { Rule, Failed: { Type: 'AWS::SNS::Topic' } },
      { ...failed({}), Rule: { Type: 'AWS::Events::Rule', Properties: { Targets: { Ref: 'Targets' } } } },
    ],
    unknown: [{ ...failed({}), Policy: { ...Policy, Properties: { Queues: [{ Ref: 'Failed' }], PolicyDocument: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});
