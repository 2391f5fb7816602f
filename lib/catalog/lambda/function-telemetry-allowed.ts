import { is, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { resourcesIn } from '../../core/resource-references';
import { missingActions } from '../../iam/role-actions';

const logging = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const tracing = ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'];

const Role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } };
const fn = (properties: object) => ({ Type: 'AWS::Lambda::Function', Properties: { Role: { 'Fn::GetAtt': ['Role', 'Arn'] }, ...properties } });
const Function = fn({});
const traced = { Role, Function: fn({ TracingConfig: { Mode: 'Active' } }) };
const policy = (Action: unknown) => ({
  Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource: '*' }] } },
});

export const functionTelemetryAllowed = graphControl({
  id: 'FunctionTelemetryAllowed',
  title: 'Functions may write their log, and their traces where they have any',
  severity: 'medium',
  why: 'A function that may not log runs on without a word: no alarm is raised, and what an attacker did with it leaves no trace.',
  fix: 'Allow its role logs:CreateLogStream and logs:PutLogEvents, and with active tracing xray:PutTraceSegments and xray:PutTelemetryRecords.',
  resources: ['AWS::Lambda::Function'],
  * check(subject, graph) {
    const wanted = judge(is('TracingConfig.Mode', 'Active'), subject).verdict === 'pass' ? [...logging, ...tracing] : logging;
    for (const role of subject.get('Role').flatMap(resourcesIn).filter(({ type }) => type === 'AWS::IAM::Role')) {
      const lacking = missingActions(role, graph, wanted);
      if (lacking.length > 0) yield { verdict: 'fail', message: `its role ${role.logicalId} does not allow ${lacking.join(', ')}` };
    }
  },
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['function.repudiation'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-intro-execution-role.html',
  examples: {
    fails: [
      { Role, Function },
      { Role, Function, Policy: policy('logs:CreateLogStream') },
      { ...traced, Policy: policy(logging) },
    ],
    passes: [
      { Role, Function, Policy: policy(logging) },
      { ...traced, Policy: policy([...logging, ...tracing]) },
      { Roles: { Type: 'AWS::CloudFormation::Stack' }, Function: fn({ Role: { 'Fn::GetAtt': ['Roles', 'Outputs.RoleArn'] } }) },
      { Role: { Type: 'AWS::IAM::Role', Properties: { ManagedPolicyArns: ['arn:aws:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole'] } }, Function },
    ],
  },
});
