import { severities } from '../../lib/core/control';
import { githubReport, mostOfALevel } from '../../lib/reporters/github';
import { expectGolden } from '../golden/golden';
import { findingOf, full, reportOf } from './example-report';
import { hostile } from './hostile-report';

test('one of everything', () => {
  expectGolden('reporters/full.github.txt', githubReport(full));
});

test('a report without findings says nothing', () => {
  expect(githubReport(reportOf([]))).toBe('');
});

test('the line of the source is annotated', () => {
  expect(githubReport(reportOf([findingOf({ source: { file: 'lib/a,b:c%.ts', line: 3, column: 7 } })])))
    .toMatch(/^::error file=lib\/a%2Cb%3Ac%25\.ts,line=3,col=7,title=QueueEncrypted \(high\)::Queue4A7E3555: /);
});

test('every line is one command, whatever a template names its resources', () => {
  const lines = githubReport(hostile).split('\n');

  expect(lines.pop()).toBe('');
  for (const line of lines) expect(line).toMatch(/^::(error|warning|notice) (?:file=[^,:\u2028]*,)?title=[^,:]*::[^\r\n\u001b]*$/);
});

test('no more are written than GitHub shows; the worst are, and the number of the rest', () => {
  const many = severities.flatMap((severity) => Array.from({ length: 20 }, (_, index) => findingOf({ severity, logicalId: `${severity}${index}` })));
  const lines = githubReport(reportOf(many)).trimEnd().split('\n');

  for (const level of ['error', 'warning', 'notice']) expect(lines.filter((line) => line.startsWith(`::${level} `))).toHaveLength(mostOfALevel);
  expect(lines[0]).toContain('title=QueueEncrypted (critical)');
  expect(lines[9]).toBe('::error title=cdk-bulwark::31 more are in the whole report.');
});

test('what does not count is not annotated', () => {
  expect(githubReport(reportOf([findingOf({ origin: 'cdk' })]))).toBe('');
});
