import * as cdkAppsync from 'aws-cdk-lib/aws-appsync';
import { SecureGraphqlApi } from '../../../lib';
import { ConstructCases, gone, set, without } from '../construct-cases';
import { minimalFunction } from '../minimal-function';

const schema = { bind: ({ apiId }: cdkAppsync.IGraphqlApi) => ({ apiId, definition: 'type Query { order(id: ID!): String }' }) };
const definition = cdkAppsync.Definition.fromSchema(schema);

export const appsync: ConstructCases = {
  minimal: {
    'SecureGraphqlApi': (scope) => {
      const api = new SecureGraphqlApi(scope, 'Api', { definition });
      api.addFunctionResolver('Query.order', minimalFunction(scope));
      return api;
    },
    'SecureGraphqlApi with a cache': (scope) => new SecureGraphqlApi(scope, 'Api', { definition, cache: {} }),
  },
  weakenings: [
    ['SecureGraphqlApi', 'AWS::AppSync::GraphQLApi', 'authentication', set('AuthenticationType', 'API_KEY'), 'GraphqlApiWithoutApiKey'],
    ['SecureGraphqlApi', 'AWS::AppSync::GraphQLApi', 'hidden schema', set('IntrospectionConfig', 'ENABLED'), 'GraphqlApiIntrospectionDisabled'],
    ['SecureGraphqlApi', 'AWS::AppSync::GraphQLApi', 'depth', without('QueryDepthLimit'), 'GraphqlApiDepthLimited'],
    ['SecureGraphqlApi', 'AWS::AppSync::GraphQLApi', 'number of resolvers', without('ResolverCountLimit'), 'GraphqlApiResolversLimited'],
    ['SecureGraphqlApi', 'AWS::AppSync::GraphQLApi', 'log', without('LogConfig'), 'GraphqlApiLogged'],
    ['SecureGraphqlApi', 'AWS::AppSync::GraphQLApi', 'log without content', set('LogConfig.ExcludeVerboseContent', false), 'GraphqlApiContentNotLogged'],
    ['SecureGraphqlApi', 'AWS::AppSync::GraphQLApi', 'tracing', set('XrayEnabled', false), 'GraphqlApiTraced'],
    ['SecureGraphqlApi', 'AWS::AppSync::GraphQLApi', 'environment without secrets', set('EnvironmentVariables.API_KEY', 'correct-horse-battery'), 'GraphqlEnvironmentWithoutSecrets'],
    ['SecureGraphqlApi with a cache', 'AWS::AppSync::ApiCache', 'encrypted cache', set('AtRestEncryptionEnabled', false), 'GraphqlCacheEncrypted'],
    ['SecureGraphqlApi', 'AWS::WAFv2::WebACLAssociation', 'web ACL', gone, 'GraphqlApiProtected'],
    ['SecureGraphqlApi', 'AWS::Logs::LogGroup', 'encrypted log', without('KmsKeyId'), 'LogGroupEncryptedWithCustomerKey'],
    ['SecureGraphqlApi', 'AWS::CloudWatch::Alarm', 'alarms on errors', gone, 'GraphqlApiErrorsAlarmed'],
    ['SecureGraphqlApi', 'AWS::IAM::Policy', 'named resources', set('PolicyDocument.Statement.0', { Effect: 'Allow', Action: 'lambda:InvokeFunction', Resource: '*' }), 'PolicyResourcesNamed'],
    ['SecureGraphqlApi with a cache', 'AWS::IAM::Policy', 'permission to log', set('PolicyDocument.Statement.0.Action', ['logs:CreateLogStream']), 'GraphqlApiLogAllowed'],
  ],
  notWeaker: [
    { mutations: /AWS::AppSync::(GraphQLApi|GraphQLSchema|ApiCache|DataSource|Resolver): removed/, reason: 'What is to be kept safe is gone with its protection, or fields are not resolved.' },
    { mutations: /AWS::AppSync::(GraphQLApi Properties\.LogConfig\.CloudWatchLogsRoleArn|DataSource Properties\.(ServiceRoleArn|LambdaConfig\.LambdaFunctionArn)): something else/, reason: 'Another role or function of the owner\'s.' },
    { mutations: /AWS::AppSync::Resolver Properties\.Kind: removed/, reason: 'UNIT is the default.' },
  ],
  refusedOnDeployment: [
    { mutations: /AWS::AppSync::(GraphQLSchema|ApiCache|DataSource|Resolver) Properties\.ApiId: something else/, reason: 'There is no such API.' },
    { mutations: /AWS::AppSync::(GraphQLSchema Properties\.Definition|DataSource Properties\.(LambdaConfig|ServiceRoleArn)|Resolver Properties\.DataSourceName): removed/, reason: 'AppSync requires it.' },
  ],
  survivors: [
    { mutations: /AWS::AppSync::GraphQLApi Properties\.(QueryDepthLimit|ResolverCountLimit): more/, reason: 'How much a query needs only the owner knows.' },
    { mutations: /AWS::AppSync::ApiCache Properties\.Ttl: more/, reason: 'How long an answer holds only the owner knows.' },
  ],
};
