import { nextSteps } from '../../lib/reporters/next-steps';
import { findingOf, full, reportOf } from './example-report';

const times = (count: number, more = {}) => Array.from({ length: count }, (_, index) => findingOf({ logicalId: `Queue${index}`, ...more }));

test('are none where there is nothing to do', () => {
  expect(nextSteps(reportOf([]))).toEqual([]);
  expect(nextSteps(reportOf([findingOf({ origin: 'cdk' })]))).toEqual([]);
});

test('begin with the worst, where most of it is', () => {
  const findings = [...times(2), findingOf({ control: 'QueueTlsOnly', id: 'QueueTlsOnly' }), ...times(9, { severity: 'low', control: 'X', id: 'X' })];
  expect(nextSteps(reportOf(findings))).toEqual([
    "Start with what is high: QueueEncrypted (2 findings). 'cdk-bulwark explain QueueEncrypted' says why, and shows how.",
  ]);
});

test('name the construct that would have spared the most', () => {
  expect(nextSteps(reportOf(times(3, { construct: 'SecureQueue' })))[1]).toBe('Use SecureQueue of cdk-bulwark: it would have spared 3 findings.');
});

test('suggest a baseline where there is too much at once', () => {
  expect(nextSteps(reportOf(times(20))).at(-1)).toMatch(/^Too much at once\? 'cdk-bulwark baseline' records/);
  expect(nextSteps(reportOf(times(19))).join()).not.toContain('baseline');
});

test('are three at the most, and what was not read comes first', () => {
  expect(nextSteps(full)).toHaveLength(3);
  expect(nextSteps(full)[0]).toBe('Make broken.json readable: what was not read was not judged.');
});

test('tell how open questions are answered', () => {
  expect(nextSteps(reportOf([findingOf({ verdict: 'unknown' })]))).toEqual([
    'Give parameters a default, or resources a literal value, to have 1 open question answered.',
  ]);
});
