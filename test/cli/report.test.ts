import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './command';

const folder = mkdtempSync(join(tmpdir(), 'report-'));
const template = join(folder, 'shop.template.json');
writeFileSync(template, '{"Resources":{"Queue":{"Type":"AWS::SQS::Queue"}}}');
const html = join(folder, 'report.html');

test('writes one HTML file and passes, whatever was found', async () => {
  expect(await run(['report', template, '--output', html])).toEqual({ exitCode: 0, out: `${html}\n`, err: '' });
  const page = readFileSync(html, 'utf8');
  expect(page).toMatch(/^<!doctype html>/i);
  expect(page).toContain('QueueTlsOnly');
});

test('earlier reports show the trend', async () => {
  const earlier = join(folder, '2026-10.json');
  await run(['check', template, '--format', `json=${earlier}`]);
  await run(['report', template, '--output', html, '--earlier', earlier]);
  expect(readFileSync(html, 'utf8')).toContain('"trend":[{"label":"2026-10"');
});

test('what is no report is refused as an earlier one', async () => {
  const file = join(folder, 'earlier.json');
  writeFileSync(file, '{"summary":{"fail":{"critical":"<b>"}}}');
  const { exitCode, err } = await run(['report', template, '--output', html, '--earlier', file]);
  expect(exitCode).toBe(2);
  expect(err).toContain('earlier.json');
});

test('what could not be read is said, and is no success', async () => {
  const { exitCode, err } = await run(['report', join(folder, 'nowhere.yaml'), '--output', html]);
  expect(exitCode).toBe(2);
  expect(err).toContain('nowhere.yaml');
});
