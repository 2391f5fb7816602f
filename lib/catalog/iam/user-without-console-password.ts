import { absent } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userWithoutConsolePassword = propertyControl({
  id: 'UserWithoutConsolePassword',
  title: 'Templates give no console password to IAM users',
  severity: 'medium',
  why: 'Everyone who can read the template or its parameters knows the first password, and no second factor protects it.',
  fix: 'Leave LoginProfile out and let people sign in through IAM Identity Center.',
  resource: 'AWS::IAM::User',
  requires: absent('LoginProfile'),
  satisfies: ['NIST-800-53/IA-5'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  examples: {
    fails: [{ LoginProfile: { Password: { Ref: 'Password' }, PasswordResetRequired: true } }],
    passes: [{}, { Groups: ['readers'] }],
  },
});
