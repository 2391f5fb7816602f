import { absent, anyOf, is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const recorderRecordsAll = propertyControl({
  id: 'RecorderRecordsAll',
  title: 'AWS Config records every type of resource',
  severity: 'medium',
  why: 'What is not recorded is neither checked nor found again after an attack.',
  fix: 'Leave RecordingGroup out, or set AllSupported to true.',
  resource: 'AWS::Config::ConfigurationRecorder',
  requires: anyOf(absent('RecordingGroup'), is('RecordingGroup.AllSupported', true), is('RecordingGroup.RecordingStrategy.UseOnly', 'ALL_SUPPORTED_RESOURCE_TYPES')),
  // It costs by what it records.
  repair: 'none',
  satisfies: ['FSBP/Config.1', 'NIST-800-53/CM-8'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/config/latest/developerguide/select-resources.html',
  examples: {
    fails: [{ RecordingGroup: { AllSupported: false, ResourceTypes: ['AWS::S3::Bucket'] } }],
    passes: [{}, { RecordingGroup: { AllSupported: true, IncludeGlobalResourceTypes: true } }],
    unknown: [{ RecordingGroup: { AllSupported: { Ref: 'All' } } }],
  },
});
