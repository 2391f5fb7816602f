import { Progress } from '../../lib/cli/progress';

/** What is said of work that calls back at these milliseconds. */
function said(moments: readonly number[], { errorIsTerminal = false, quiet = false } = {}): string {
  let text = '';
  let now = 0;
  const clock = jest.spyOn(Date, 'now').mockImplementation(() => now);
  const terminal = { out: () => undefined, err: (more: string) => { text += more; }, env: {}, isTerminal: false, errorIsTerminal };
  const progress = new Progress(terminal, quiet);
  progress.busy('judging', (tell) => {
    for (now of moments) tell();
  });
  clock.mockRestore();
  return text;
}

test('what takes less than a second is not told of', () => {
  expect(said([10, 500, 999])).toBe('');
});

test('a log is told once', () => {
  expect(said([500, 1_100, 2_500, 9_000])).toBe('cdk-bulwark: judging …\n');
});

test('on a terminal one line is written over each second, and is gone at the end', () => {
  expect(said([1_100, 1_500, 2_600], { errorIsTerminal: true })).toBe(
    '\r\u001b[Kcdk-bulwark: judging … 1 s\r\u001b[Kcdk-bulwark: judging … 3 s\r\u001b[K',
  );
});

test('who wants it quiet is told nothing', () => {
  expect(said([5_000], { quiet: true })).toBe('');
});
