import { graphControl } from '../../core/control';
import { referencesFrom } from '../../core/resource-references';

const fn = (role: string) => ({ Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': [role, 'Arn'] } } });
const role = { Type: 'AWS::IAM::Role' };

export const functionRoleNotShared = graphControl({
  id: 'FunctionRoleNotShared',
  title: 'Every function has a role of its own',
  severity: 'low',
  why: 'Whoever takes over one function has the rights of all that share its role.',
  fix: 'Give each function an AWS::IAM::Role that allows what it needs.',
  profile: 'strict',
  resources: ['AWS::IAM::Role'],
  * check(resource, graph) {
    const functions = referencesFrom(graph, 'AWS::Lambda::Function', 'Role').to(resource);
    if (functions.length < 2) return;
    yield { verdict: 'fail', message: `${functions.length} functions share it, such as ${functions[0].logicalId} and ${functions[1].logicalId}` };
  },
  satisfies: ['NIST-800-53/AC-6', 'CSA-Serverless/SAS-4'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  examples: {
    fails: [{ Shared: role, Orders: fn('Shared'), Payments: fn('Shared') }],
    passes: [{ OrdersRole: role, PaymentsRole: role, Orders: fn('OrdersRole'), Payments: fn('PaymentsRole') }],
  },
});
