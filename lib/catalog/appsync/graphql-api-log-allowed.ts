import { is, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { resourcesIn } from '../../core/resource-references';
import { missingActions } from '../../iam/role-actions';

const logging = ['logs:CreateLogStream', 'logs:PutLogEvents'];
const Role = { Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {} } };
const apiAt = (FieldLogLevel: string) => (
  { Type: 'AWS::AppSync::GraphQLApi', Properties: { LogConfig: { FieldLogLevel, CloudWatchLogsRoleArn: { 'Fn::GetAtt': ['Role', 'Arn'] } } } }
);
const Api = apiAt('ERROR');
const policy = (...Action: string[]) => ({
  Type: 'AWS::IAM::Policy', Properties: { Roles: [{ Ref: 'Role' }], PolicyDocument: { Statement: [{ Effect: 'Allow', Action, Resource: '*' }] } },
});

export const graphqlApiLogAllowed = graphControl({
  id: 'GraphqlApiLogAllowed',
  title: 'GraphQL APIs may write the log that they are told to keep',
  severity: 'low',
  why: 'AppSync says nothing where its role may not log: the log looks like a quiet day.',
  fix: `Allow the role in CloudWatchLogsRoleArn ${logging.join(' and ')}.`,
  profile: 'strict',
  resources: ['AWS::AppSync::GraphQLApi'],
  * check(api, graph) {
    if (judge(is('LogConfig.FieldLogLevel', 'ERROR', 'INFO', 'ALL', 'DEBUG'), api).verdict !== 'pass') return;
    for (const role of api.get('LogConfig.CloudWatchLogsRoleArn').flatMap(resourcesIn)) {
      const missing = role.type === 'AWS::IAM::Role' ? missingActions(role, graph, logging) : [];
      if (missing.length > 0) yield { verdict: 'fail', message: `its role ${role.logicalId} does not allow ${missing.join(', ')}` };
    }
  },
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html',
  examples: {
    fails: [
      { Role, Api }, { Role, Api, Policy: policy('logs:CreateLogStream') },
      ...['INFO', 'ALL', 'DEBUG'].map((level) => ({ Role, Api: apiAt(level) })),
    ],
    passes: [
      { Role, Api, Policy: policy(...logging) }, { Api: { Type: 'AWS::AppSync::GraphQLApi', Properties: { Name: 'orders' } } }, { Role, Api: apiAt('NONE') },
      { Role: { Type: 'Custom::Role' }, Api },
    ],
  },
});
