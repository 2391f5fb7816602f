import { appendFileSync } from 'node:fs';
import { main } from '../../lib/cli/main';
import { templateOf } from '../core/folder';
import { inWorkingFolder } from './working-folder';

const { folder } = inWorkingFolder();

/** Watches, and tells each report as it comes. */
function watching(...args: string[]) {
  const stop = new AbortController();
  const reports: string[] = [];
  let said = '';
  let waiting: (() => void)[] = [];
  const ended = main(['check', 'shop.json', '--watch', '--select', 'QueueTlsOnly', ...args], {
    out: (text) => { said += text; },
    err: (text) => {
      said += text;
      if (!text.includes('waiting for a change')) return;
      reports.push(said);
      said = '';
      for (const done of waiting) done();
      waiting = [];
    },
    env: {},
    isTerminal: false,
    until: stop.signal,
  });
  return {
    reports,
    ended,
    stop: () => stop.abort(),
    report: async (count: number) => {
      while (reports.length < count) await new Promise<void>((done) => waiting.push(done));
      return reports[count - 1];
    },
  };
}

test('--watch judges again whenever a file changes, and goes on after an error', async () => {
  folder().write('shop.json', templateOf({ Queue: { Type: 'AWS::SQS::Queue' } }));
  const watched = watching();
  expect(await watched.report(1)).toContain('1 finding (1 low)');
  folder().write('shop.json', '{');
  expect(await watched.report(2)).toContain('cdk-bulwark: shop.json: not valid JSON');
  folder().write('shop.json', templateOf({ A: { Type: 'AWS::SQS::Queue' }, B: { Type: 'AWS::SQS::Queue' } }));
  expect(await watched.report(3)).toContain('2 findings (2 low)');
  watched.stop();
  expect(await watched.ended).toBe(1);
  expect(watched.reports).toHaveLength(3);
});

test('what it writes itself does not start it again', async () => {
  folder().write('shop.json', templateOf({ Queue: { Type: 'AWS::SQS::Queue' } }));
  const watched = watching('--format', 'json=report.json');
  await watched.report(1);
  await new Promise((done) => setTimeout(done, 600));
  expect(watched.reports).toHaveLength(1);
  appendFileSync('shop.json', '\n');
  await watched.report(2);
  watched.stop();
  await watched.ended;
});
