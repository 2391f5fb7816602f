import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const trailValidated = propertyControl({
  id: 'TrailValidated',
  title: 'Log files of CloudTrail are sealed',
  severity: 'medium',
  why: 'Whoever may write to the bucket removes what he did from the log, and nobody can tell.',
  fix: 'Set EnableLogFileValidation to true.',
  resource: 'AWS::CloudTrail::Trail',
  requires: is('EnableLogFileValidation', true),
  satisfies: ['FSBP/CloudTrail.4', 'NIST-800-53/AU-9'],
  mitigates: ['log.tampering'],
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-log-file-validation-intro.html',
  examples: {
    fails: [{ IsLogging: true }, { EnableLogFileValidation: false }],
    passes: [{ EnableLogFileValidation: true }],
    unknown: [{ EnableLogFileValidation: { Ref: 'Seal' } }],
  },
});
