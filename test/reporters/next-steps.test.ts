import type { Control } from '../../lib/core/control';
import type { Report } from '../../lib/core/report';
import { nextSteps } from '../../lib/reporters/next-steps';
import { queueEncrypted } from './example-context';
import { findingOf, full, reportOf } from './example-report';

const stepsOf = (report: Report, ...controls: Control[]) => nextSteps(report, new Map(controls.map((control) => [control.id, control])));
const times = (count: number, more = {}) => Array.from({ length: count }, (_, index) => findingOf({ logicalId: `Queue${index}`, ...more }));

test('are none where there is nothing to do', () => {
  expect(stepsOf(reportOf([]))).toEqual([]);
  expect(stepsOf(reportOf([findingOf({ origin: 'cdk' })]))).toEqual([]);
});

test('begin with the worst, where most of it is', () => {
  const findings = [...times(2), findingOf({ control: 'QueueTlsOnly', id: 'QueueTlsOnly' }), ...times(9, { severity: 'low', control: 'X', id: 'X' })];
  expect(stepsOf(reportOf(findings))).toEqual([
    "Start with what is high: QueueEncrypted (2 findings). 'cdk-bulwark explain QueueEncrypted' says why, and shows how.",
  ]);
});

test('name what a constant repairs', () => {
  expect(stepsOf(reportOf(times(2)), queueEncrypted)[1]).toBe("'cdk-bulwark fix' shows what repairs 2 findings, and can do it in templates.");
  expect(stepsOf(reportOf(times(2)), { ...queueEncrypted, repair: 'none' })).toHaveLength(1);
});

test('name the construct that would have spared the most', () => {
  expect(stepsOf(reportOf(times(3, { construct: 'SecureQueue' })))[1]).toBe('Use SecureQueue of cdk-bulwark: it would have spared 3 findings.');
});

test('suggest a baseline where there is too much at once', () => {
  expect(stepsOf(reportOf(times(20))).at(-1)).toMatch(/^Too much at once\? 'cdk-bulwark baseline' records/);
  expect(stepsOf(reportOf(times(19))).join()).not.toContain('baseline');
});

test('are three at the most, and what was not read comes first', () => {
  expect(stepsOf(full)).toHaveLength(3);
  expect(stepsOf(full)[0]).toBe('Make broken.json readable: what was not read was not judged.');
});

test('tell how open questions are answered', () => {
  expect(stepsOf(reportOf([findingOf({ verdict: 'unknown' })]))).toEqual([
    'Give parameters a default, or resources a literal value, to have 1 open question answered.',
  ]);
});
