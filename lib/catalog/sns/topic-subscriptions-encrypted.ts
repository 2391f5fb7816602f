import { each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const topicSubscriptionsEncrypted = propertyControl({
  id: 'TopicSubscriptionsEncrypted',
  title: 'Subscriptions declared in SNS topics deliver to web servers over HTTPS',
  severity: 'high',
  why: 'Messages, and the token that confirms the subscription, cross the internet in plain text.',
  fix: "Set the Protocol of each of Subscription to 'https', with an https:// endpoint.",
  profile: 'baseline',
  resource: 'AWS::SNS::Topic',
  requires: each('Subscription', not(is('Protocol', 'http'))),
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html',
  examples: {
    fails: [{ Subscription: [{ Protocol: 'http', Endpoint: 'http://orders.example.com/' }] }],
    passes: [{}, { Subscription: [{ Protocol: 'sqs', Endpoint: 'arn:aws:sqs:eu-west-1:111122223333:orders' }] }],
    unknown: [{ Subscription: [{ Protocol: { Ref: 'Protocol' } }] }],
  },
});
