import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PageData } from '../../lib/reporters/html/page-data';
import { run } from './command';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'earlier-')); });
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function written(name: string, content: unknown): string {
  const file = join(folder, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

const template = { Resources: { Topic: { Type: 'AWS::SNS::Topic' } } };

test('reports of earlier days give the HTML report its trend', async () => {
  const file = written('shop.json', template);
  const { out: json } = await run(['check', file, '--format', 'json']);
  const { out: html } = await run(['check', file, '--format', 'html', '--earlier', written('2026-11-01.json', json)]);
  const { trend } = JSON.parse(/id="data">(.*?)<\/script>/s.exec(html)![1]) as PageData;

  expect(trend.map(({ label }) => label)).toEqual(['2026-11-01', expect.stringMatching(/^\d{4}-\d\d-\d\d$/)]);
  expect(trend[0].fail).toEqual(trend[1].fail);
});

test.each<[string, unknown, string]>([
  ['no JSON', '{', 'not valid JSON'],
  ['no report', template, 'this is no report; write one with --format json'],
  ['a report without numbers', { tool: { name: 'cdk-bulwark' }, summary: { fail: { critical: 'x' } } }, 'its summary has no number of critical findings'],
])('%s is refused', async (_, content, problem) => {
  const { exitCode, err } = await run(['check', written('shop.json', template), '--earlier', written('old.json', content)]);

  expect(exitCode).toBe(2);
  expect(err).toContain(problem);
});
