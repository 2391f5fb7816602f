import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const trailLogging = propertyControl({
  id: 'TrailLogging',
  title: 'Trails of CloudTrail are switched on',
  severity: 'high',
  why: 'The trail records nothing: what an attacker does in the account is nowhere to be found.',
  fix: 'Set IsLogging to true.',
  resource: 'AWS::CloudTrail::Trail',
  requires: is('IsLogging', true),
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/cloudtrail-create-and-update-a-trail.html',
  examples: {
    fails: [{ IsLogging: false }],
    passes: [{ IsLogging: true }],
    unknown: [{ IsLogging: { Ref: 'Logging' } }],
  },
});
