import { graphControl } from '../../core/control';
import { grantsOf } from '../../iam/grants';

const topic = (Principal: unknown, Condition: object) => ({
  Policy: { Type: 'AWS::SNS::TopicPolicy', Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Principal, Action: 'sns:Publish', Resource: '*', Condition }] } } },
});
const ofAccount = { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } };

export const servicePrincipalNamed = graphControl({
  id: 'ServicePrincipalNamed',
  title: 'Policies name the AWS service that they let in',
  severity: 'low',
  why: 'With the source alone in the condition, every service that can be made to act for it comes in, also the one that an attacker chooses.',
  fix: "Name the service as Principal, such as { Service: 's3.amazonaws.com' }, and keep the condition.",
  profile: 'strict',
  resources: ['AWS::S3::BucketPolicy', 'AWS::SNS::TopicPolicy', 'AWS::SQS::QueuePolicy', 'AWS::KMS::Key', 'AWS::IAM::Role'],
  * check(resource) {
    for (const { statement: { principals, conditions, path }, verdict } of grantsOf(resource, 'resource', 'trust')) {
      if (!principals.some(({ kind }) => kind === 'any') || !conditions.some(({ key }) => /^aws:source(?:account|arn)$/.test(key))) continue;
      if (conditions.some(({ key }) => key.startsWith('aws:principal'))) continue;
      yield { verdict, message: 'every service may act for the source', path };
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  examples: {
    fails: [
      topic('*', ofAccount),
      topic({ AWS: '*' }, { ArnLike: { 'aws:SourceArn': 'arn:aws:s3:::uploads' } }),
      topic({ AWS: '*', Service: 's3.amazonaws.com' }, { ...ofAccount, Bool: { 'aws:SecureTransport': 'true' } }),
    ],
    passes: [
      topic({ Service: 's3.amazonaws.com' }, ofAccount),
      topic('*', { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } }),
      topic('*', { ...ofAccount, ArnLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/orders' } }),
    ],
  },
});
