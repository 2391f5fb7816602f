import { parseArguments } from '../../lib/cli/arguments';
import { ExitCode } from '../../lib/cli/exit-code';
import { defineVerb } from '../../lib/cli/verb';
import { verbs } from '../../lib/cli/verbs';
import { run } from './command';

const check = verbs.check();

test.each([
  [['check', 'a', 'b'], ['a', 'b'], {}],
  [['check', '--format', 'json', 'a'], ['a'], { format: ['json'] }],
  [['--profile=strict', 'check', 'a', '--fail-on=never'], ['a'], { 'profile': 'strict', 'fail-on': 'never' }],
  [['check', '--', '--odd-name'], ['--odd-name'], {}],
])('%j is understood', (args, operands, flags) => {
  expect(parseArguments(args, check)).toMatchObject({ operands, flags });
});

test('flags have a value each: a word, a list or whether they were given', () => {
  const verb = defineVerb({
    name: 'try', operands: '', summary: 's', run: (): ExitCode => 0,
    flags: { one: { takes: 'A', help: 'a' }, many: { takes: 'B', repeatable: true, help: 'b' }, kind: { choices: ['x', 'y'], help: 'c' }, loud: { help: 'd' } },
  });
  expect(parseArguments(['try'], verb).flags).toMatchObject({ many: [], loud: false });
  expect(parseArguments(['try', '--one', '1', '--many=2', '--many=3', '--kind', 'x', '--loud', '-h'], verb).flags)
    .toMatchObject({ one: '1', many: ['2', '3'], kind: 'x', loud: true, help: true });
});

test.each([
  [[], "what to do is missing; write 'cdk-bulwark check [PATH...]', or --help"],
  [['--verson'], "what to do is missing before --verson; did you mean --version?; write 'cdk-bulwark check [PATH...]', or --help"],
  [['chekc', 'a'], "'chekc' is no command; did you mean check?; write 'cdk-bulwark check [PATH...]'"],
  [['deploy'], "'deploy' is no command; write 'cdk-bulwark check [PATH...]'"],
  [['baselin', 'a'], "'baselin' is no command; did you mean baseline?; write 'cdk-bulwark baseline [PATH...]'"],
  [['constructor'], "'constructor' is no command; write 'cdk-bulwark check [PATH...]'"],
  [['help', 'chekc'], "'chekc' is no command; did you mean check?; write 'cdk-bulwark check [PATH...]'"],
  [['baseline', 'a', '--format', 'json'], /^baseline takes no --format; it takes --app, .*--output$/],
  [['check', 'a', '--fromat', 'json'], 'there is no flag --fromat; did you mean --format?'],
  [['check', 'a', '--failon=low'], 'there is no flag --failon; did you mean --fail-on?'],
  [['check', 'a', '--frobnicate'], /^check takes no --frobnicate; it takes --app, /],
  [['check', 'a', '-x'], /^check takes no -x; it takes /],
  [['check', 'a', '--format', 'jsn'], /^--format is one of text, json.*, not 'jsn'; did you mean json\?$/],
  [['check', 'a', '--profile', 'lax'], "--profile is one of baseline, standard, strict, not 'lax'"],
  [['check', 'a', '--fail-on', 'hihg'], "--fail-on is one of critical, high, medium, low, unknown, never, not 'hihg'; did you mean high?"],
  [['check', 'a', '--format'], /^Option '--format <value>' argument missing; see cdk-bulwark check --help$/],
  [['check', 'a', '--help=yes'], /^Option '-h, --help' does not take an argument; see cdk-bulwark check --help$/],
  [['check', '--\u001b[2J'], /^check takes no --\\u001b\[2J; it takes /],
])('%j is bad usage, said in one line', async (args, message) => {
  const { exitCode, out, err } = await run(args);
  expect(exitCode).toBe(2);
  expect(out).toBe('');
  expect(err).toMatch(/^cdk-bulwark: [^\n]*\n$/);
  const said = err.slice('cdk-bulwark: '.length, -1);
  if (typeof message === 'string') expect(said).toBe(message);
  else expect(said).toMatch(message);
});

test('--help names every command, --help of a command every flag of it', async () => {
  const { exitCode, out, err } = await run(['--help']);
  expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  for (const word of [...Object.keys(verbs), '--help', '--version', 'Exit codes']) expect(out).toContain(word);
  expect((await run(['-h'])).out).toBe(out);
  expect((await run(['help'])).out).toBe(out);
});

test.each(Object.entries(verbs))('%s --help says what it does and names its flags', async (name, load) => {
  const verb = load();
  expect(verb.name).toBe(name);
  const { exitCode, out } = await run([name, '--help']);
  expect(exitCode).toBe(0);
  expect(out.toLowerCase()).toContain(verb.summary.toLowerCase());
  for (const flag of Object.keys(verb.flags)) expect(out).toMatch(new RegExp(`^  (-., )?--${flag}( |$)`, 'm'));
  for (const line of out.split('\n')) expect(line.length).toBeLessThanOrEqual(120);
  expect((await run([name, '-h'])).out).toBe(out);
  expect((await run(['help', name])).out).toBe(out);
});

test('--version is that of the package', async () => {
  expect(await run(['--version'])).toEqual({ exitCode: 0, out: expect.stringMatching(/^\d+\.\d+\.\d+\S*\n$/), err: '' });
});
