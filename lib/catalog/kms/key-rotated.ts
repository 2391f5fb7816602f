import { absent, allOf, anyOf, is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// Asymmetric, HMAC and imported keys can't be rotated by KMS.
export const keyRotated = propertyControl({
  id: 'KeyRotated',
  title: 'KMS keys are rotated every year',
  severity: 'medium',
  why: 'A leaked or broken key stays good for everything it ever encrypted.',
  fix: 'Set EnableKeyRotation to true.',
  resource: 'AWS::KMS::Key',
  appliesWhen: allOf(anyOf(absent('KeySpec'), is('KeySpec', 'SYMMETRIC_DEFAULT')), anyOf(absent('Origin'), is('Origin', 'AWS_KMS'))),
  requires: is('EnableKeyRotation', true),
  satisfies: ['FSBP/KMS.4', 'NIST-800-53/SC-12'],
  mitigates: ['key.disclosure'],
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html',
  examples: {
    fails: [{}, { EnableKeyRotation: false }, { KeySpec: 'SYMMETRIC_DEFAULT', Origin: 'AWS_KMS' }],
    passes: [{ EnableKeyRotation: true }, { KeySpec: 'RSA_4096', KeyUsage: 'SIGN_VERIFY' }, { KeySpec: 'HMAC_256', KeyUsage: 'GENERATE_VERIFY_MAC' }, { Origin: 'EXTERNAL' }],
    unknown: [{ EnableKeyRotation: { Ref: 'Rotate' } }, { KeySpec: { Ref: 'KeySpec' } }],
  },
});
