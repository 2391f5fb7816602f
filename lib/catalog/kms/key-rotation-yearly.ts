import { absent, anyOf, atMost, is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// Left out, it is 365.
export const keyRotationYearly = propertyControl({
  id: 'KeyRotationYearly',
  title: 'Rotated KMS keys are rotated at least once a year',
  severity: 'low',
  why: 'Rotation counts as switched on, yet a leaked or broken key stays good for up to seven years of data.',
  fix: 'Set RotationPeriodInDays to 365 or less, or leave it out.',
  resource: 'AWS::KMS::Key',
  appliesWhen: is('EnableKeyRotation', true),
  requires: anyOf(absent('RotationPeriodInDays'), atMost('RotationPeriodInDays', 366)),
  satisfies: ['NIST-800-53/SC-12'],
  mitigates: ['key.disclosure'],
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html',
  examples: {
    fails: [{ EnableKeyRotation: true, RotationPeriodInDays: 2560 }],
    passes: [{ EnableKeyRotation: true }, { EnableKeyRotation: true, RotationPeriodInDays: 90 }, { EnableKeyRotation: false }],
    unknown: [{ EnableKeyRotation: true, RotationPeriodInDays: { Ref: 'Days' } }],
  },
});
