import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const publish = { Effect: 'Allow', Principal: '*', Action: 'sns:Publish', Resource: '*' };
const policy = (statement: object) => ({
  Policy: { Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: ['orders'], PolicyDocument: { Statement: [statement] } } },
});

export const topicPolicyRestricted = graphControl({
  id: 'TopicPolicyRestricted',
  title: 'Topic policies name who may use the topic',
  severity: 'critical',
  why: 'Anyone with an AWS account can subscribe and read along, or publish messages that receivers take for your own.',
  fix: 'Name the principals, or add a condition on aws:SourceArn, aws:SourceAccount or aws:PrincipalOrgID.',
  profile: 'baseline',
  resources: ['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy'],
  check: publicStatements,
  satisfies: ['FSBP/SNS.4', 'NIST-800-53/AC-3', 'NIST-800-53/SC-7'],
  mitigates: ['queue.spoofing', 'queue.disclosure'],
  source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-security-best-practices.html',
  examples: {
    fails: [policy(publish), policy({ ...publish, Principal: { AWS: '*' }, Action: 'sns:Subscribe' })],
    passes: [
      policy({ ...publish, Condition: { StringEquals: { 'AWS:SourceOwner': '111122223333' } } }),
      policy({ ...publish, Principal: { Service: 'cloudwatch.amazonaws.com' } }),
      policy({ ...publish, Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
    ],
    unknown: [{ Policy: { Type: 'AWS::SNS::TopicPolicy', Properties: { Topics: ['orders'], PolicyDocument: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});
