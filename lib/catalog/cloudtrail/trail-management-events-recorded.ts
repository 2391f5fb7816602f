import { absent, allOf, anyOf, is, not, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const trailManagementEventsRecorded = propertyControl({
  id: 'TrailManagementEventsRecorded',
  title: 'Trails of CloudTrail leave out no changes of the account',
  severity: 'medium',
  why: 'Who changed a role, a key or a function is not recorded.',
  fix: "Leave IncludeManagementEvents and ReadWriteType out of EventSelectors, or set them to true and 'All' in one of them.",
  resource: 'AWS::CloudTrail::Trail',
  requires: anyOf(
    absent('EventSelectors'),
    some('EventSelectors', allOf(not(is('IncludeManagementEvents', false)), not(is('ReadWriteType', 'ReadOnly')))),
  ),
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/logging-management-events-with-cloudtrail.html',
  examples: {
    fails: [{ EventSelectors: [{ IncludeManagementEvents: false }] }, { EventSelectors: [{ ReadWriteType: 'ReadOnly' }] }],
    passes: [{ IsLogging: true }, { EventSelectors: [{ IncludeManagementEvents: false }, { ReadWriteType: 'All' }] }],
    unknown: [{ EventSelectors: { 'Fn::ImportValue': 'Selectors' } }],
  },
});
