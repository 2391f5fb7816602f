import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const subscriptionSigned = propertyControl({
  id: 'SubscriptionSigned',
  title: 'Messages to web servers bear their signature',
  severity: 'medium',
  why: 'Raw messages are not signed: whoever finds the address of the receiver can send it messages that it takes for those of the topic.',
  fix: 'Leave RawMessageDelivery out, or set it to false, and have the receiver verify the signature.',
  resource: 'AWS::SNS::Subscription',
  appliesWhen: is('Protocol', 'http', 'https'),
  requires: not(is('RawMessageDelivery', true)),
  // The subscriber would get another format.
  repair: 'none',
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['queue.spoofing'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-large-payload-raw-message-delivery.html',
  examples: {
    fails: [
      { Protocol: 'https', Endpoint: 'https://orders.example.com/', RawMessageDelivery: true },
      { Protocol: 'http', Endpoint: 'http://orders.example.com/', RawMessageDelivery: true },
    ],
    passes: [{ Protocol: 'https', Endpoint: 'https://orders.example.com/' }, { Protocol: 'sqs', RawMessageDelivery: true }],
    unknown: [{ Protocol: 'https', RawMessageDelivery: { Ref: 'Raw' } }],
  },
});
