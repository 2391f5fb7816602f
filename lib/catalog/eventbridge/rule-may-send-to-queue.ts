import { graphControl } from '../../core/control';
import { resolve, resolvedItems } from '../../core/intrinsics';
import { ownValue } from '../../core/json';
import { Resource } from '../../core/template-graph';
import { obstaclesOf } from '../sqs/queue-senders';

const events = { id: 'events', name: 'EventBridge' };
const ordered = { Id: 'orders', Arn: { 'Fn::GetAtt': ['Orders', 'Arn'] } };
const Rule = { Type: 'AWS::Events::Rule', Properties: { Targets: [ordered] } };
const orders = (properties: object) => ({ Rule, Orders: { Type: 'AWS::SQS::Queue', Properties: properties } });
const policy = (Service: string) => ({
  Policy: {
    Type: 'AWS::SQS::QueuePolicy',
    Properties: { Queues: [{ Ref: 'Orders' }], PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 'sqs:SendMessage', Resource: '*' }] } },
  },
});

/** The queues that a rule sends to. A role of the target needs no leave by the queue. */
function queuesOf(rule: Resource): Resource[] {
  const targets = rule.get('Targets').flatMap(resolvedItems);
  return targets.flatMap((target) => (target.kind !== 'object' || ownValue(target.value, 'RoleArn') !== undefined ? [] : resolve(ownValue(target.value, 'Arn'), target.stack)))
    .flatMap((arn) => (arn.kind === 'reference' && arn.resource.type === 'AWS::SQS::Queue' ? [arn.resource] : []));
}

export const ruleMaySendToQueue = graphControl({
  id: 'RuleMaySendToQueue',
  title: 'EventBridge can write to the queues that rules send to, and use their keys',
  severity: 'low',
  why: 'Nothing arrives, the queue looks empty and well, and what was to be looked at, such as a finding or an upload, is not.',
  fix: 'Let events.amazonaws.com do sqs:SendMessage in the policy of the queue, and kms:Decrypt and kms:GenerateDataKey in that of its key.',
  profile: 'strict',
  resources: ['AWS::Events::Rule'],
  * check(resource, graph) {
    for (const queue of queuesOf(resource)) yield* obstaclesOf(events, queue, graph);
  },
  satisfies: [],
  mitigates: ['queue.denial'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-resource-based.html',
  examples: {
    fails: [orders({}), { ...orders({}), ...policy('sns.amazonaws.com') }],
    passes: [
      { ...orders({}), ...policy('events.amazonaws.com') },
      { Rule: { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Id: 'orders', Arn: 'arn:aws:lambda:eu-west-1:111122223333:function:orders' }] } } },
      { Rule, Orders: { Type: 'AWS::SNS::Topic' } },
      ...[{ Ref: 'Targets' }, [{ 'Fn::Transform': { Name: 'Target' } }], [{ ...ordered, RoleArn: 'arn:aws:iam::111122223333:role/events' }]]
        .map((Targets) => ({ ...orders({}), Rule: { Type: 'AWS::Events::Rule', Properties: { Targets } } })),
    ],
    unknown: [{ ...orders({}), Policy: { Type: 'AWS::SQS::QueuePolicy', Properties: { Queues: [{ Ref: 'Orders' }], PolicyDocument: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});
