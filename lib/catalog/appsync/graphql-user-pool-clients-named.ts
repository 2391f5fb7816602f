import { allOf, Assertion, each, is, matches, not, present, when } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const named: Assertion = allOf(present('UserPoolConfig.AppIdClientRegex'), not(matches('UserPoolConfig.AppIdClientRegex', /^\^?\.[*+]\$?$/, 'match every client')));
const ofUserPool: Assertion = when(is('AuthenticationType', 'AMAZON_COGNITO_USER_POOLS'), named);

export const graphqlUserPoolClientsNamed = propertyControl({
  id: 'GraphqlUserPoolClientsNamed',
  title: 'GraphQL APIs name the app clients of the user pool that may call them',
  severity: 'low',
  why: 'A token that the user pool issued to another app, say a partner\'s, is as good here as your own app\'s.',
  fix: 'Set UserPoolConfig.AppIdClientRegex to the id of the app client.',
  profile: 'strict',
  resource: 'AWS::AppSync::GraphQLApi',
  requires: allOf(ofUserPool, each('AdditionalAuthenticationProviders', ofUserPool)),
  satisfies: [],
  mitigates: ['api.spoofing'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-appsync-graphqlapi-userpoolconfig.html',
  examples: {
    fails: [
      { AuthenticationType: 'AMAZON_COGNITO_USER_POOLS', UserPoolConfig: { UserPoolId: 'eu-west-1_a', DefaultAction: 'ALLOW' } },
      { AuthenticationType: 'AMAZON_COGNITO_USER_POOLS', UserPoolConfig: { UserPoolId: 'eu-west-1_a', AppIdClientRegex: '.*' } },
      {
        AuthenticationType: 'AWS_IAM',
        AdditionalAuthenticationProviders: [{ AuthenticationType: 'AMAZON_COGNITO_USER_POOLS', UserPoolConfig: { UserPoolId: 'eu-west-1_a' } }],
      },
    ],
    passes: [
      { AuthenticationType: 'AMAZON_COGNITO_USER_POOLS', UserPoolConfig: { UserPoolId: 'eu-west-1_a', AppIdClientRegex: '4kc1bq5example' } },
      { AuthenticationType: 'AMAZON_COGNITO_USER_POOLS', UserPoolConfig: { UserPoolId: 'eu-west-1_a', AppIdClientRegex: '4kc1bq5.*' } },
      { AuthenticationType: 'AMAZON_COGNITO_USER_POOLS', UserPoolConfig: { UserPoolId: 'eu-west-1_a', AppIdClientRegex: '.*example' } },
    ],
    unknown: [{ AuthenticationType: 'AMAZON_COGNITO_USER_POOLS', UserPoolConfig: { 'Fn::ImportValue': 'Config' } }],
  },
});
