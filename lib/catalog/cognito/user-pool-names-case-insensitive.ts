import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// With aliases, left out counts as true.
export const userPoolNamesCaseInsensitive = propertyControl({
  id: 'UserPoolNamesCaseInsensitive',
  title: 'User names that differ only in case are one user',
  severity: 'low',
  why: "An attacker signs up as 'Admin' next to 'admin', and is taken for the other by people and by code.",
  fix: 'Set UsernameConfiguration.CaseSensitive to false.',
  resource: 'AWS::Cognito::UserPool',
  requires: is('UsernameConfiguration.CaseSensitive', false),
  satisfies: [],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-case-sensitivity.html',
  examples: {
    fails: [{}, { UsernameConfiguration: { CaseSensitive: true } }],
    passes: [{ UsernameConfiguration: { CaseSensitive: false } }],
    unknown: [{ UsernameConfiguration: { CaseSensitive: { Ref: 'Case' } } }],
  },
});
