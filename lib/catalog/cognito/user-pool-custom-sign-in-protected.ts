import { is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolCustomSignInProtected = propertyControl({
  id: 'UserPoolCustomSignInProtected',
  title: 'Sign-in by own challenges is protected from threats too',
  severity: 'medium',
  why: 'Whoever is stopped at the password tries the other door, of which nobody takes note.',
  fix: "Set UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode to 'ENFORCED'.",
  resource: 'AWS::Cognito::UserPool',
  appliesWhen: present('LambdaConfig.DefineAuthChallenge'),
  requires: is('UserPoolAddOns.AdvancedSecurityAdditionalFlows.CustomAuthMode', 'ENFORCED'),
  // It takes the PLUS tier.
  repair: 'none',
  satisfies: ['FSBP/Cognito.4'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-threat-protection.html',
  examples: {
    fails: [{ LambdaConfig: { DefineAuthChallenge: 'arn:aws:lambda:eu-west-1:111122223333:function:define' } }],
    passes: [
      {},
      { LambdaConfig: { DefineAuthChallenge: 'arn:aws:lambda:eu-west-1:111122223333:function:define' }, UserPoolAddOns: { AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'ENFORCED' } } },
    ],
    unknown: [
      { LambdaConfig: { DefineAuthChallenge: 'arn:aws:lambda:eu-west-1:111122223333:function:define' }, UserPoolAddOns: { AdvancedSecurityAdditionalFlows: { CustomAuthMode: { Ref: 'Mode' } } } },
    ],
  },
});
