import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userPoolTierPlus = propertyControl({
  id: 'UserPoolTierPlus',
  title: 'User pools have the feature plan that protects from threats',
  severity: 'low',
  why: 'On the other plans nothing looks for leaked passwords or unusual sign-ins, and nothing records them.',
  fix: "Set UserPoolTier to 'PLUS'.",
  profile: 'strict',
  resource: 'AWS::Cognito::UserPool',
  requires: is('UserPoolTier', 'PLUS'),
  // It costs by user.
  repair: 'none',
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-sign-in-feature-plans.html',
  examples: {
    fails: [{}, { UserPoolTier: 'LITE' }],
    passes: [{ UserPoolTier: 'PLUS' }],
    unknown: [{ UserPoolTier: { Ref: 'Tier' } }],
  },
});
