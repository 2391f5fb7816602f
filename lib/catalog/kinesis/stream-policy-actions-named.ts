import { graphControl } from '../../core/control';
import { serviceWildcards } from '../../iam/resource-policy-outcomes';

const read = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'kinesis:GetRecords', Resource: 'arn:aws:kinesis:eu-west-1:111122223333:stream/orders' };
const policy = (ResourcePolicy: object) => ({ Policy: { Type: 'AWS::Kinesis::ResourcePolicy', Properties: { ResourceArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/orders', ResourcePolicy } } });

export const streamPolicyActionsNamed = graphControl({
  id: 'StreamPolicyActionsNamed',
  title: 'Policies of streams name the actions that they allow',
  severity: 'high',
  why: 'Whoever takes over the principal can both read all records and forge them.',
  fix: 'List the actions, such as kinesis:GetRecords.',
  resources: ['AWS::Kinesis::ResourcePolicy'],
  check: serviceWildcards,
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['queue.elevation'],
  source: 'https://docs.aws.amazon.com/streams/latest/dev/resource-based-policy-examples.html',
  examples: {
    fails: [policy({ Statement: [{ ...read, Action: 'kinesis:*' }] })],
    passes: [policy({ Statement: [read] })],
    unknown: [policy({ 'Fn::ImportValue': 'Policy' })],
  },
});
