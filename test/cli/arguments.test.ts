import { parseCommand } from '../../lib/cli/arguments';
import { run } from './command';

test.each([
  [['check', 'a', 'b'], { paths: ['a', 'b'], format: 'text', profile: 'standard', failOn: 'low' }],
  [['check', '--format', 'json', 'a'], { paths: ['a'], format: 'json' }],
  [['--profile=strict', 'check', 'a', '--fail-on=never'], { profile: 'strict', failOn: 'never' }],
  [['check', '--', '--odd-name'], { paths: ['--odd-name'] }],
])('%j is understood', (args, expected) => {
  expect(parseCommand(args)).toMatchObject({ name: 'check', ...expected });
});

test('baseline takes the file that it writes', () => {
  expect(parseCommand(['baseline', 'a'])).toEqual({ name: 'baseline', paths: ['a'], profile: 'standard', output: 'bulwark.baseline.json' });
  expect(parseCommand(['baseline', 'a', '--output', 'b.json', '--profile=strict'])).toMatchObject({ profile: 'strict', output: 'b.json' });
});

test.each([
  [[], "what to do is missing; write 'cdk-bulwark check PATH...', or --help"],
  [['check'], "check what? write 'cdk-bulwark check PATH...', such as 'cdk-bulwark check cdk.out'"],
  [['chekc', 'a'], "'chekc' is no command; did you mean check?; write 'cdk-bulwark check PATH...'"],
  [['deploy'], "'deploy' is no command; write 'cdk-bulwark check PATH...'"],
  [['baselin', 'a'], "'baselin' is no command; did you mean baseline?; write 'cdk-bulwark baseline PATH...'"],
  [['constructor'], "'constructor' is no command; write 'cdk-bulwark check PATH...'"],
  [['baseline'], "baseline what? write 'cdk-bulwark baseline PATH...', such as 'cdk-bulwark baseline cdk.out'"],
  [['baseline', 'a', '--format', 'json'], 'baseline takes no --format; it takes --output, --profile, --waivers'],
  [['check', 'a', '--fromat', 'json'], 'there is no flag --fromat; did you mean --format?'],
  [['check', 'a', '--failon=low'], 'there is no flag --failon; did you mean --fail-on?'],
  [['check', 'a', '--frobnicate'], 'there is no flag --frobnicate'],
  [['check', 'a', '-x'], 'there is no flag -x'],
  [['check', 'a', '--format', 'jsn'], "--format is one of text, json, not 'jsn'; did you mean json?"],
  [['check', 'a', '--profile', 'lax'], "--profile is one of baseline, standard, strict, not 'lax'"],
  [['check', 'a', '--fail-on', 'hihg'], "--fail-on is one of critical, high, medium, low, unknown, never, not 'hihg'; did you mean high?"],
  [['check', 'a', '--format'], /^Option '--format <value>' argument missing; see --help$/],
  [['check', 'a', '--help=yes'], /^Option '-h, --help' does not take an argument; see --help$/],
  [['check', '--\u001b[2J'], 'there is no flag --\\u001b[2J'],
])('%j is bad usage, said in one line', (args, message) => {
  const { exitCode, out, err } = run(args);
  expect(exitCode).toBe(2);
  expect(out).toBe('');
  expect(err).toMatch(/^cdk-bulwark: [^\n]*\n$/);
  const said = err.slice('cdk-bulwark: '.length, -1);
  if (typeof message === 'string') expect(said).toBe(message);
  else expect(said).toMatch(message);
});

test('--help says how it is used, with every flag and exit code', () => {
  const { exitCode, out, err } = run(['--help']);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  for (const word of ['check', 'baseline', '--format', '--profile', '--fail-on', '--waivers', '--baseline', '--output', '--help', '--version', 'Exit codes']) expect(out).toContain(word);
  expect(run(['check', '-h']).out).toBe(out);
});

test('--version is that of the package', () => {
  expect(run(['--version'])).toEqual({ exitCode: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\S*\n$/), err: '' });
});
