import { is, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { subscriptionsOf } from './topic-subscriptions';

const topic = (properties: object) => ({ Topic: { Type: 'AWS::SNS::Topic', Properties: properties } });
const web = { Subscription: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { Ref: 'Topic' }, Protocol: 'https', Endpoint: 'https://orders.example.com/' } } };

export const topicSignatureStrong = graphControl({
  id: 'TopicSignatureStrong',
  title: 'SNS signs what it sends to web servers with SHA256',
  severity: 'low',
  why: 'Messages are signed with SHA1, for which collisions can be bought: a forged message bears a signature that holds.',
  fix: "Set SignatureVersion to '2'.",
  resources: ['AWS::SNS::Topic'],
  * check(resource, graph) {
    if (!subscriptionsOf(resource, graph).some(({ protocol }) => /^https?$/.test(protocol))) return;
    const { verdict, explanation, path } = judge(is('SignatureVersion', '2'), resource);
    if (verdict !== 'pass') yield { verdict, message: explanation, path: `Properties.${path}` };
  },
  satisfies: ['NIST-800-53/SC-13'],
  mitigates: ['queue.spoofing'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-verify-signature-of-message.html',
  examples: {
    fails: [{ ...topic({}), ...web }, topic({ Subscription: [{ Protocol: 'http', Endpoint: 'http://orders.example.com/' }] })],
    passes: [{ ...topic({ SignatureVersion: '2' }), ...web }, topic({})],
    unknown: [{ ...topic({ SignatureVersion: { Ref: 'Version' } }), ...web }],
  },
});
