import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const read = { Effect: 'Allow', Principal: '*', Action: 'kinesis:GetRecords', Resource: 'arn:aws:kinesis:eu-west-1:111122223333:stream/orders' };
const policy = (ResourcePolicy: object) => ({ Policy: { Type: 'AWS::Kinesis::ResourcePolicy', Properties: { ResourceArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/orders', ResourcePolicy } } });

export const streamPolicyRestricted = graphControl({
  id: 'StreamPolicyRestricted',
  title: 'Policies of streams and their consumers name who may use them',
  severity: 'critical',
  why: 'Anyone with an AWS account can read every record, or write records that are processed as if they were your own.',
  fix: 'Name the principals, or add a condition on aws:PrincipalOrgID.',
  profile: 'baseline',
  resources: ['AWS::Kinesis::ResourcePolicy'],
  check: publicStatements,
  satisfies: ['NIST-800-53/AC-3', 'NIST-800-53/SC-7'],
  mitigates: ['queue.spoofing', 'queue.disclosure'],
  source: 'https://docs.aws.amazon.com/streams/latest/dev/resource-based-policy-examples.html',
  examples: {
    fails: [policy({ Statement: [read] }), policy({ Statement: [{ ...read, Principal: { AWS: '*' }, Action: 'kinesis:PutRecord' }] })],
    passes: [
      policy({ Statement: [{ ...read, Principal: { AWS: '111122223333' } }] }),
      policy({ Statement: [{ ...read, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }] }),
    ],
    unknown: [policy({ 'Fn::ImportValue': 'Policy' })],
  },
});
