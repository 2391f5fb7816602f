import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const read = { Effect: 'Allow', Principal: '*', Action: 'schemas:DescribeSchema', Resource: '*' };
const policy = (Policy: object) => ({ Policy: { Type: 'AWS::EventSchemas::RegistryPolicy', Properties: { RegistryName: 'orders', Policy } } });

export const schemaRegistryPolicyRestricted = graphControl({
  id: 'SchemaRegistryPolicyRestricted',
  title: 'Policies of schema registries name who may use them',
  severity: 'high',
  why: 'Anyone with an AWS account can read the schemas of your events, or change those that code is generated from.',
  fix: 'Name the principals, or add a condition on aws:PrincipalOrgID.',
  profile: 'baseline',
  resources: ['AWS::EventSchemas::RegistryPolicy'],
  check: publicStatements,
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['store.disclosure', 'store.tampering'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schema-registry.html',
  examples: {
    fails: [policy({ Statement: [read] })],
    passes: [policy({ Statement: [{ ...read, Principal: { AWS: '111122223333' } }] })],
    unknown: [policy({ 'Fn::ImportValue': 'Policy' })],
  },
});
