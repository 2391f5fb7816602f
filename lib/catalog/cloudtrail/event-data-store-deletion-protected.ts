import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const eventDataStoreDeletionProtected = propertyControl({
  id: 'EventDataStoreDeletionProtected',
  title: 'Event data stores of CloudTrail can not be deleted by mistake',
  severity: 'medium',
  why: 'Whoever may delete the store deletes the record of what he did.',
  fix: 'Leave TerminationProtectionEnabled out, or set it to true.',
  resource: 'AWS::CloudTrail::EventDataStore',
  requires: not(is('TerminationProtectionEnabled', false)),
  satisfies: ['NIST-800-53/AU-9'],
  mitigates: ['log.tampering'],
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/query-event-data-store-termination-protection.html',
  examples: {
    fails: [{ TerminationProtectionEnabled: false }],
    passes: [{}, { TerminationProtectionEnabled: true }],
    unknown: [{ TerminationProtectionEnabled: { Ref: 'Protected' } }],
  },
});
