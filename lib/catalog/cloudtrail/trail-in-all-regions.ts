import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const trailInAllRegions = propertyControl({
  id: 'TrailInAllRegions',
  title: 'Trails of CloudTrail record every Region',
  severity: 'medium',
  why: 'An attacker works in a Region that nobody looks at, and leaves no trace.',
  fix: 'Set IsMultiRegionTrail to true.',
  resource: 'AWS::CloudTrail::Trail',
  requires: is('IsMultiRegionTrail', true),
  satisfies: ['FSBP/CloudTrail.1', 'NIST-800-53/AU-2'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/receive-cloudtrail-log-files-from-multiple-regions.html',
  examples: {
    fails: [{ IsLogging: true }, { IsMultiRegionTrail: false }],
    passes: [{ IsMultiRegionTrail: true }],
    unknown: [{ IsMultiRegionTrail: { Ref: 'All' } }],
  },
});
