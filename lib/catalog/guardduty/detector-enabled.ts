import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const detectorEnabled = propertyControl({
  id: 'DetectorEnabled',
  title: 'GuardDuty is switched on',
  severity: 'high',
  why: 'Calls from known bad addresses, stolen credentials and mining functions go unnoticed.',
  fix: 'Set Enable to true.',
  resource: 'AWS::GuardDuty::Detector',
  requires: is('Enable', true),
  // It costs by what it looks at.
  repair: 'none',
  satisfies: ['FSBP/GuardDuty.1', 'NIST-800-53/SI-4'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/guardduty/latest/ug/guardduty_settingup.html',
  examples: {
    fails: [{ Enable: false }],
    passes: [{ Enable: true }],
    unknown: [{ Enable: { Ref: 'Enabled' } }],
  },
});
