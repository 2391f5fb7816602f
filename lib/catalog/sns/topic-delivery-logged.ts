import { judge, present, some } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { resolve, resolvedItems } from '../../core/intrinsics';
import { ownValue } from '../../core/json';
import { resourcesIn } from '../../core/resource-references';
import { Resource } from '../../core/template-graph';
import { missingActions } from '../../iam/role-actions';
import { subscriptionsOf } from './topic-subscriptions';

const topic = (properties: object) => ({ Topic: { Type: 'AWS::SNS::Topic', Properties: properties } });
const queue = { Subscription: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'sqs', Endpoint: 'arn:aws:sqs:eu-west-1:111122223333:orders' } } };

const withRole = (Action: string) => ({
  ...topic({ DeliveryStatusLogging: [{ Protocol: 'sqs', FailureFeedbackRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } }] }),
  ...queue,
  Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyName: 'log', PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource: '*' }] } }] } },
});

/** The roles that failures are logged with. */
function failureRoles(topicResource: Resource): Resource[] {
  const configs = topicResource.get('DeliveryStatusLogging').flatMap(resolvedItems);
  return configs.flatMap((config) => (config.kind === 'object' ? resolve(ownValue(config.value, 'FailureFeedbackRoleArn'), config.stack) : []))
    .flatMap(resourcesIn).filter(({ type }) => type === 'AWS::IAM::Role');
}

export const topicDeliveryLogged = graphControl({
  id: 'TopicDeliveryLogged',
  title: 'SNS logs what it could not deliver to queues, functions and web servers',
  severity: 'low',
  why: 'Whether a message arrived, and why it did not, can not be told afterwards.',
  fix: 'Set DeliveryStatusLogging, with a FailureFeedbackRoleArn, for each protocol of the subscriptions, and let that role write logs.',
  profile: 'strict',
  resources: ['AWS::SNS::Topic'],
  * check(resource, graph) {
    if (!subscriptionsOf(resource, graph).some(({ protocol }) => /^(?:https?|sqs|lambda|firehose)$/.test(protocol))) return;
    const { verdict, explanation, path } = judge(some('DeliveryStatusLogging', present('FailureFeedbackRoleArn')), resource);
    if (verdict !== 'pass') yield { verdict, message: explanation, path: `Properties.${path}` };
    for (const role of new Set(failureRoles(resource))) {
      const lacking = missingActions(role, graph, ['logs:CreateLogStream', 'logs:PutLogEvents']);
      if (lacking.length > 0) yield { verdict: 'fail', message: `its role ${role.logicalId} does not allow ${lacking.join(', ')}`, path: 'Properties.DeliveryStatusLogging', detail: 'role' };
    }
  },
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-topic-attributes.html',
  examples: {
    fails: [
      { ...topic({}), ...queue },
      { ...topic({ DeliveryStatusLogging: [{ Protocol: 'sqs' }] }), ...queue }, withRole('logs:CreateLogGroup'),
      topic({ Subscription: [{ Protocol: 'email', Endpoint: 'operators@example.com' }, { Protocol: 'http', Endpoint: 'http://orders.example.com/' }] }),
    ],
    passes: [
      { ...topic({ DeliveryStatusLogging: [{ Protocol: 'sqs', FailureFeedbackRoleArn: 'arn:aws:iam::111122223333:role/sns' }] }), ...queue },
      withRole('logs:*'),
      { ...withRole('logs:*'), Role: { Type: 'AWS::CloudFormation::Stack' } },
      topic({ Subscription: [{ Protocol: 'email', Endpoint: 'operators@example.com' }] }),
    ],
    unknown: [{ ...topic({ DeliveryStatusLogging: { Ref: 'Logging' } }), ...queue }],
  },
});
