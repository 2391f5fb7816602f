import { repairNote } from '../../lib/core/repair-note';

test('a repair that takes more than what it sets says so', () => {
  expect(repairNote('FunctionTraced')).toBe('its role must allow xray:PutTraceSegments and xray:PutTelemetryRecords');
  expect(repairNote('QueueEncrypted')).toBeUndefined();
});
