import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolThreatsBlocked = propertyControl({
  id: 'UserPoolThreatsBlocked',
  title: 'User pools block what looks like an attack',
  severity: 'medium',
  why: 'Lists of leaked passwords are tried at leisure against every user.',
  fix: "Set UserPoolTier to 'PLUS' and UserPoolAddOns.AdvancedSecurityMode to 'ENFORCED'.",
  resource: 'AWS::Cognito::UserPool',
  requires: is('UserPoolAddOns.AdvancedSecurityMode', 'ENFORCED'),
  // It takes the Plus plan, which costs by the user.
  repair: 'none',
  satisfies: ['FSBP/Cognito.1'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html',
  examples: {
    fails: [{}, { UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } }],
    passes: [{ UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } }],
    unknown: [{ UserPoolAddOns: { AdvancedSecurityMode: { Ref: 'Mode' } } }],
  },
});
