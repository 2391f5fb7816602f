import { controls } from '../../catalog/index.generated';
import { oneOf } from '../arguments';
import { completionScript, shells } from '../completion-script';
import { exitCode } from '../exit-code';
import { UsageError } from '../usage-error';
import { defineVerb, Verb } from '../verb';

/** @param verbs all there are, loaded when they are asked for */
export const completionVerb = (verbs: () => readonly Verb[]): Verb => defineVerb({
  name: 'completion',
  operands: shells.join('|'),
  summary: 'prints what a shell needs to complete command lines',
  details: `
bash:  cdk-bulwark completion bash > /etc/bash_completion.d/cdk-bulwark
zsh:   cdk-bulwark completion zsh > "\${fpath[1]}/_cdk-bulwark"
fish:  cdk-bulwark completion fish > ~/.config/fish/completions/cdk-bulwark.fish`,
  flags: {},
  run: ({ operands: [shell, ...more], terminal }) => {
    if (shell === undefined || more.length > 0) throw new UsageError(`completion takes one of ${shells.join(', ')}; write 'cdk-bulwark completion bash'`);
    const vocabulary = { verbs: verbs(), controls: controls.map(({ id }) => id).sort() };
    terminal.out(completionScript(oneOf('the shell', shell, shells), vocabulary));
    return exitCode.clean;
  },
});
