import { graphControl } from '../../core/control';
import { secretsWithin } from '../secrets-manager/secrets-within';

const subscription = (Endpoint: unknown) => ({ Subscription: { Type: 'AWS::SNS::Subscription', Properties: { Protocol: 'https', Endpoint } } });

export const subscriptionWithoutSecret = graphControl({
  id: 'SubscriptionWithoutSecret',
  title: 'Addresses of subscriptions hold no credential',
  severity: 'high',
  why: 'Whoever may list subscriptions, or read the template, holds the password of the receiver.',
  fix: 'Leave the credential out, and have the receiver verify the signature of the message.',
  profile: 'baseline',
  resources: ['AWS::SNS::Subscription', 'AWS::SNS::Topic'],
  * check(resource) {
    const path = resource.type === 'AWS::SNS::Topic' ? 'Subscription' : 'Endpoint';
    yield* secretsWithin(resource, path);
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-http-https-endpoint-as-subscriber.html',
  examples: {
    fails: [
      subscription('https://orders:correct-horse@orders.example.com/'),
      subscription('https://hooks.slack.com/services/T00000000/B00000000/a1b2c3d4e5f6'),
      { Topic: { Type: 'AWS::SNS::Topic', Properties: { Subscription: [{ Protocol: 'https', Endpoint: 'https://orders:correct-horse@orders.example.com/' }] } } },
    ],
    passes: [subscription('https://orders.example.com/'), subscription({ 'Fn::Sub': 'https://orders:${Password}@orders.example.com/' })],
  },
});
