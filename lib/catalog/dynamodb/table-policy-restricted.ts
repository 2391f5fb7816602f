import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const read = { Effect: 'Allow', Principal: '*', Action: 'dynamodb:GetItem', Resource: '*' };
const table = (statement: object) => ({
  Table: { Type: 'AWS::DynamoDB::Table', Properties: { ResourcePolicy: { PolicyDocument: { Statement: [statement] } } } },
});
const globalTable = (replica: object) => ({ Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas: [{ Region: 'eu-west-1', ...replica }] } } });

export const tablePolicyRestricted = graphControl({
  id: 'TablePolicyRestricted',
  title: 'Policies of DynamoDB tables and their streams name who may use them',
  severity: 'critical',
  why: 'Anyone with an AWS account can read or write the items.',
  fix: 'Name the principals, or add a condition on aws:PrincipalOrgID or aws:PrincipalAccount.',
  profile: 'baseline',
  resources: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  check: publicStatements,
  satisfies: ['NIST-800-53/AC-3', 'NIST-800-53/SC-7'],
  mitigates: ['store.disclosure', 'store.tampering'],
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html',
  examples: {
    fails: [
      table(read),
      table({ ...read, Principal: { AWS: '*' } }),
      globalTable({ ResourcePolicy: { PolicyDocument: { Statement: [read] } } }),
      globalTable({ ReplicaStreamSpecification: { ResourcePolicy: { PolicyDocument: { Statement: [{ ...read, Action: 'dynamodb:GetRecords' }] } } } }),
    ],
    passes: [
      table({ ...read, Principal: { AWS: 'arn:aws:iam::111122223333:role/orders' } }),
      table({ ...read, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } }),
      globalTable({}),
    ],
    unknown: [{ Table: { Type: 'AWS::DynamoDB::Table', Properties: { ResourcePolicy: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});
