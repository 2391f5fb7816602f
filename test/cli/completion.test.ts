import { spawnSync } from 'node:child_process';
import { verbs } from '../../lib/cli/verbs';
import { run } from './command';

/** What bash would offer for the last word. */
async function offered(...words: string[]): Promise<string[]> {
  const { out } = await run(['completion', 'bash']);
  const script = `${out}COMP_WORDS=("$@"); COMP_CWORD=$(($# - 1)); _cdk_bulwark; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout, stderr } = spawnSync('bash', ['-c', script, 'bash', 'cdk-bulwark', ...words], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout.split('\n').filter(Boolean);
}

test('bash offers the verbs, the flags of a verb, and the choices of a flag', async () => {
  expect(await offered('')).toEqual(expect.arrayContaining(Object.keys(verbs)));
  expect(await offered('check', '--prof')).toEqual(['--profile']);
  expect(await offered('check', '--profile', 'st')).toEqual(['standard', 'strict']);
  expect(await offered('export', '')).toEqual(expect.arrayContaining(['guard', 'config', 'hook']));
});

test('bash offers the controls to explain', async () => {
  expect(await offered('explain', 'FunctionTr')).toEqual(['FunctionTraced']);
});

test('zsh takes the script of bash', async () => {
  expect((await run(['completion', 'zsh'])).out).toMatch(/^#compdef cdk-bulwark\nautoload -U \+X bashcompinit/);
});

test('fish gets a line for each verb, flag and choice', async () => {
  const { out } = await run(['completion', 'fish']);
  expect(out).toMatch(/^complete -c cdk-bulwark -n "not __fish_seen_subcommand_from [^"]+" -a check -d "/m);
  expect(out).toContain('complete -c cdk-bulwark -n "__fish_seen_subcommand_from check" -l profile -r -f -a "baseline standard strict"');
});

test('another shell is refused, and the nearest suggested', async () => {
  expect((await run(['completion', 'bsh'])).err).toContain('did you mean bash?');
});
