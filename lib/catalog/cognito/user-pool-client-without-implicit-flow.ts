import { each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolClientWithoutImplicitFlow = propertyControl({
  id: 'UserPoolClientWithoutImplicitFlow',
  title: 'Clients get their tokens through the code flow',
  severity: 'medium',
  why: 'Tokens of the implicit flow stand in the address of the page: in histories, logs and referrers.',
  fix: "Leave 'implicit' out of AllowedOAuthFlows.",
  resource: 'AWS::Cognito::UserPoolClient',
  requires: each('AllowedOAuthFlows', not(is('', 'implicit'))),
  satisfies: [],
  mitigates: ['identity.disclosure'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/federation-endpoints-oauth-grants.html',
  examples: {
    fails: [{ UserPoolId: 'users', AllowedOAuthFlows: ['implicit'] }],
    passes: [{ UserPoolId: 'users' }, { UserPoolId: 'users', AllowedOAuthFlows: ['code'] }],
    unknown: [{ UserPoolId: 'users', AllowedOAuthFlows: { Ref: 'Flows' } }],
  },
});
