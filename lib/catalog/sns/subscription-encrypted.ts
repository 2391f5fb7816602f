import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const subscriptionEncrypted = propertyControl({
  id: 'SubscriptionEncrypted',
  title: 'SNS delivers to web servers over HTTPS',
  severity: 'high',
  why: 'Messages, and the token that confirms the subscription, cross the internet in plain text.',
  fix: "Set Protocol to 'https', with an https:// endpoint.",
  profile: 'baseline',
  resource: 'AWS::SNS::Subscription',
  requires: not(is('Protocol', 'http')),
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html',
  examples: {
    fails: [{ Protocol: 'http', Endpoint: 'http://orders.example.com/' }],
    passes: [{ Protocol: 'https', Endpoint: 'https://orders.example.com/' }, { Protocol: 'sqs' }],
    unknown: [{ Protocol: { Ref: 'Protocol' } }],
  },
});
