import { Baseline, entryOf } from '../../lib/core/baseline';
import { waiverReason } from '../../lib/core/settlement';
import { findingOf, settlementsOf, waiverOf } from '../reporters/example-report';

const finding = findingOf();
const waiver = waiverOf({ path: 'Shop/Queue/Resource' });
const acknowledgement = { constructPath: 'Shop/Queue', id: 'QueueEncrypted', reason: 'why not' };
const baselineOf = () => new Baseline([entryOf(finding)]);
const controls = new Set(['QueueEncrypted']);

test('a waiver comes first, then an acknowledgement, then the baseline', () => {
  expect(settlementsOf({ waivers: [waiver], acknowledgements: [acknowledgement], baseline: baselineOf() }).find(finding)).toEqual({ by: 'waiver', waiver });
  expect(settlementsOf({ acknowledgements: [acknowledgement], baseline: baselineOf() }).find(finding)).toEqual({ by: 'acknowledgement', acknowledgement });
  expect(settlementsOf({ baseline: baselineOf() }).find(finding)).toEqual({ by: 'baseline' });
  expect(settlementsOf().find(finding)).toBeUndefined();
});

test('the baseline remembers that its finding is there, also where a waiver covers it', () => {
  const settlements = settlementsOf({ waivers: [waiver], baseline: baselineOf() });
  settlements.find(finding);
  expect(settlements.notices(controls, controls, new Set(['Shop']))).toEqual([]);
});

test('an acknowledgement without a reason does not count, and is an error, said once', () => {
  const settlements = settlementsOf({ acknowledgements: [{ ...acknowledgement, reason: ' ' }, { ...acknowledgement, constructPath: 'Shop/Other', reason: '' }] });
  expect([finding, finding, findingOf({ constructPath: 'Shop/Other' })].map((one) => settlements.find(one))).toEqual(Array(3).fill(undefined));
  expect(settlements.notices(controls, controls, new Set())).toEqual([
    {
      level: 'error', id: 'AcknowledgementReasoned', where: 'Shop/Queue', message: 'QueueEncrypted is acknowledged without a reason',
      fix: 'Say why the risk is accepted.',
    },
    expect.objectContaining({ where: 'Shop/Other' }),
  ]);
});

test('what is to be said of waivers and baseline is said, but of waivers that are spoken for elsewhere', () => {
  const settlements = settlementsOf({ waivers: [waiver], baseline: baselineOf() });
  expect(settlements.notices(controls, controls, new Set(['Shop'])).map(({ id }) => id)).toEqual(['WaiverUsed', 'BaselineShrinks']);
  expect(settlements.notices(controls, controls, new Set(), () => false)).toEqual([]);
});

test('a waiver in one line says who answers for it and until when', () => {
  expect(waiverReason(waiverOf({ ticket: 'SEC-1' }))).toBe('emptied by the end of the year (shop@example.com, until 2027-06-30, SEC-1)');
  expect(waiverReason(waiverOf())).toBe('emptied by the end of the year (shop@example.com, until 2027-06-30)');
});
