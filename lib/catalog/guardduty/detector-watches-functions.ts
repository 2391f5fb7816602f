import { each, is, not, when } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const detectorWatchesFunctions = propertyControl({
  id: 'DetectorWatchesFunctions',
  title: 'GuardDuty watches functions and buckets',
  severity: 'medium',
  why: 'A function that calls a command server, or a bucket that is emptied from abroad, goes unnoticed.',
  fix: "Set Status of the features LAMBDA_NETWORK_LOGS and S3_DATA_EVENTS to 'ENABLED'.",
  resource: 'AWS::GuardDuty::Detector',
  requires: each('Features', when(is('Name', 'LAMBDA_NETWORK_LOGS', 'S3_DATA_EVENTS'), not(is('Status', 'DISABLED')))),
  satisfies: ['FSBP/GuardDuty.6', 'FSBP/GuardDuty.10'],
  mitigates: ['function.elevation', 'store.disclosure'],
  source: 'https://docs.aws.amazon.com/guardduty/latest/ug/lambda-protection.html',
  examples: {
    fails: [{ Enable: true, Features: [{ Name: 'LAMBDA_NETWORK_LOGS', Status: 'DISABLED' }] }, { Features: [{ Name: 'S3_DATA_EVENTS', Status: 'DISABLED' }] }],
    passes: [{ Enable: true }, { Features: [{ Name: 'LAMBDA_NETWORK_LOGS', Status: 'ENABLED' }, { Name: 'EKS_AUDIT_LOGS', Status: 'DISABLED' }] }],
    unknown: [{ Features: [{ Name: 'LAMBDA_NETWORK_LOGS', Status: { Ref: 'Status' } }] }],
  },
});
