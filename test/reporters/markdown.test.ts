import type { Finding } from '../../lib/core/finding';
import { markdownReport } from '../../lib/reporters/markdown';
import { expectGolden } from '../golden/golden';
import { findingOf, full, reportOf } from './example-report';
import { hostile } from './hostile-report';

const base = [
  findingOf({ logicalId: 'Repaired' }), findingOf({ constructPath: 'Shop/Before/Resource' }), findingOf({ id: 'QueueSafe', verdict: 'unknown' }),
];
const head = [
  findingOf({ source: { file: 'lib/shop.ts', line: 12 } }), findingOf({ id: 'QueueSafe' }), findingOf({ logicalId: 'New', severity: 'low' }),
];
const changed = (now: Finding[], before: Finding[]) => reportOf(now, { before: { base: 'main', findings: before } });

test('one of everything', () => {
  expectGolden('reporters/full.md', markdownReport(full));
});

test('what a change brought and repaired', () => {
  expectGolden('reporters/difference.md', markdownReport(changed(head, base)));
});

test('a finding that moved is not new; one that could not be told and now fails is', () => {
  const { findings, diff } = changed(head, base);

  expect(findings.map(({ id, logicalId }) => `${id} ${logicalId}`)).toEqual(['QueueEncrypted New', 'QueueSafe Queue4A7E3555']);
  expect(diff!.gone.map(({ logicalId }) => logicalId)).toEqual(['Repaired']);
  expect(diff!.remaining.map(({ id }) => id)).toEqual(['QueueEncrypted']);
});

test('a report without findings says so in a line', () => {
  expect(markdownReport(reportOf([]))).toBe('## Security: no findings in 1 template\n');
  expect(markdownReport(changed([], []))).toContain('## Security: this change brings no findings\n');
});

test('names from a template are neither markup nor a call', () => {
  // Code shows what stands in it, and nothing in it calls anybody.
  const outsideCode = markdownReport(hostile).replace(/(`+)(?!`).*?(?<!`)\1(?!`)/g, '');

  expect(outsideCode).not.toMatch(/<(?!br>|!-- -->)|@|]\(|\u001b|^::/m);
});

test('a comment is never longer than GitHub takes, and says what is missing', () => {
  const many = Array.from({ length: 2_000 }, (_, index) => findingOf({ logicalId: `Queue${index}` }));
  const text = markdownReport(changed(many, many));

  expect(text.length).toBeLessThan(65_000);
  expect(text).toMatch(/\d+ more do not fit here: see the whole report\./);
});
