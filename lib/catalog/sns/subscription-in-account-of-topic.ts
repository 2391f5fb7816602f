import { graphControl } from '../../core/control';
import { partsOf, Resolved } from '../../core/intrinsics';
import { renderText } from '../../core/text';

const subscription = (Endpoint: unknown, TopicArn: unknown = 'arn:aws:sns:eu-west-1:111122223333:orders') => ({
  Subscription: { Type: 'AWS::SNS::Subscription', Properties: { Protocol: 'sqs', TopicArn, Endpoint } },
});

/** The literal account of an ARN. */
function accountOf(arn: Resolved): string | undefined {
  return /^arn:[^:]+:[^:]+:[^:]*:(\d{12}):/.exec(renderText(partsOf(arn)))?.[1];
}

export const subscriptionInAccountOfTopic = graphControl({
  id: 'SubscriptionInAccountOfTopic',
  title: 'Topics deliver to queues and functions of their own account',
  severity: 'medium',
  why: 'Every message goes to an account that is governed by others, for as long as nobody notices.',
  fix: 'Subscribe something of this account; acknowledge this for a receiver that you know.',
  profile: 'strict',
  resources: ['AWS::SNS::Subscription'],
  * check(resource) {
    const own = resource.stack.source.account;
    const topics = resource.get('TopicArn').map(accountOf);
    for (const endpoint of resource.get('Endpoint')) {
      const account = accountOf(endpoint);
      const isForeign = own === undefined ? topics.some((topic) => topic !== undefined && topic !== account) : account !== own;
      if (account !== undefined && isForeign) yield { verdict: 'fail', message: `messages go to the account ${account}`, path: 'Properties.Endpoint' };
    }
  },
  satisfies: ['NIST-800-53/AC-4'],
  mitigates: ['queue.disclosure'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-send-message-to-sqs-cross-account.html',
  examples: {
    fails: [subscription('arn:aws:sqs:eu-west-1:444455556666:orders')],
    passes: [
      subscription('arn:aws:sqs:eu-west-1:111122223333:orders'),
      subscription({ 'Fn::ImportValue': 'Queue' }),
      subscription('arn:aws:sqs:eu-west-1:444455556666:orders', { 'Fn::ImportValue': 'Topic' }),
    ],
  },
});
