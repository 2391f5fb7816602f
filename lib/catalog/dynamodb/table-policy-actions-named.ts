import { graphControl } from '../../core/control';
import { serviceWildcards } from '../../iam/resource-policy-outcomes';

const read = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'dynamodb:GetItem', Resource: '*' };
const table = (statement: object) => ({
  Table: { Type: 'AWS::DynamoDB::Table', Properties: { ResourcePolicy: { PolicyDocument: { Statement: [statement] } } } },
});
const globalTable = (replica: object) => ({ Table: { Type: 'AWS::DynamoDB::GlobalTable', Properties: { Replicas: [{ Region: 'eu-west-1', ...replica }] } } });

export const tablePolicyActionsNamed = graphControl({
  id: 'TablePolicyActionsNamed',
  title: 'Policies of DynamoDB tables name the actions that they allow',
  severity: 'high',
  why: 'Whoever takes over the principal can also delete the table, or change its policy to let others in.',
  fix: 'List the actions, such as dynamodb:GetItem.',
  resources: ['AWS::DynamoDB::Table', 'AWS::DynamoDB::GlobalTable'],
  check: serviceWildcards,
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['store.elevation'],
  source: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/access-control-resource-based.html',
  examples: {
    fails: [
      table({ ...read, Action: 'dynamodb:*' }),
      globalTable({ ResourcePolicy: { PolicyDocument: { Statement: [{ ...read, Action: '*' }] } } }),
    ],
    passes: [table(read), globalTable({})],
    unknown: [{ Table: { Type: 'AWS::DynamoDB::Table', Properties: { ResourcePolicy: { 'Fn::ImportValue': 'Policy' } } } }],
  },
});
