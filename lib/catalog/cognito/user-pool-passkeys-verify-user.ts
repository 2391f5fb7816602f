import { is, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolPasskeysVerifyUser = propertyControl({
  id: 'UserPoolPasskeysVerifyUser',
  title: 'Passkeys ask who holds the device',
  severity: 'low',
  why: 'Whoever finds or borrows an unlocked device signs in as its owner.',
  fix: "Set WebAuthnUserVerification to 'required'.",
  resource: 'AWS::Cognito::UserPool',
  appliesWhen: some('Policies.SignInPolicy.AllowedFirstAuthFactors', is('', 'WEB_AUTHN')),
  requires: is('WebAuthnUserVerification', 'required'),
  satisfies: ['NIST-800-53/IA-2'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html',
  examples: {
    fails: [{ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } } }],
    passes: [{}, { Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['WEB_AUTHN'] } }, WebAuthnUserVerification: 'required' }],
    unknown: [{ Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['WEB_AUTHN'] } }, WebAuthnUserVerification: { Ref: 'Verification' } }],
  },
});
