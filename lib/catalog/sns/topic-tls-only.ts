import { graphControl } from '../../core/control';
import { isAbout, plainHttpRefused, policyHoldersOf } from '../../iam/transport';

const targets = [['AWS::SNS::TopicPolicy', 'Topics'], ['AWS::SNS::TopicInlinePolicy', 'TopicArn']] as const;
const topic = { Type: 'AWS::SNS::Topic' };
const policy = (properties: object) => ({ Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: [{ Ref: 'Orders' }], ...properties } });
const denial = { Effect: 'Deny', Principal: '*', Action: 'sns:Publish', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

export const topicTlsOnly = graphControl({
  id: 'TopicTlsOnly',
  title: 'SNS topics refuse messages without TLS',
  severity: 'low',
  why: 'A publisher that speaks plain HTTP shows its messages to everyone on the path, who can send others in their place.',
  fix: 'Add a topic policy that denies sns:Publish to everyone where aws:SecureTransport is false.',
  resources: ['AWS::SNS::Topic'],
  * check(resource, graph) {
    const holders = policyHoldersOf(resource, graph, targets, 'TopicName');
    const verdict = plainHttpRefused(holders, ['sns:Publish'], (statement) => isAbout(statement, resource, 'TopicName'));
    if (verdict !== 'pass') yield { verdict, message: 'no policy denies publishing without TLS to everyone' };
  },
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html',
  examples: {
    fails: [
      { Orders: topic, Policy: policy({ PolicyDocument: { Statement: [{ ...denial, Resource: 'arn:aws:sns:eu-west-1:111122223333:other' }] } }) },
      { Orders: topic }, { Orders: topic, Policy: policy({ PolicyDocument: { Statement: [{ ...denial, Effect: 'Allow' }] } }) }],
    passes: [
      { Orders: topic, Policy: policy({ PolicyDocument: { Statement: [denial] } }) },
      { Orders: topic, Policy: { Type: 'AWS::SNS::TopicInlinePolicy', Properties: { TopicArn: { Ref: 'Orders' }, PolicyDocument: { Statement: [denial] } } } },
      {
        Orders: { ...topic, Properties: { TopicName: 'orders' } },
        Policy: policy({ PolicyDocument: { Statement: [{ ...denial, Resource: 'arn:aws:sns:eu-west-1:111122223333:orders' }] } }),
      },
    ],
    unknown: [{ Orders: topic, Policy: policy({ PolicyDocument: { Ref: 'Policy' } }) }],
  },
});
