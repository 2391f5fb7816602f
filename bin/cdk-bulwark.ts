#!/usr/bin/env node
import { exitCode } from '../lib/cli/exit-code';
import { main } from '../lib/cli/main';
import { outputProblem } from '../lib/cli/output-file';

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  process.stderr.write(`cdk-bulwark: standard output: ${outputProblem(error)}\n`);
  process.exit(exitCode.badInput);
});
process.stderr.on('error', () => process.exit());

void main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
  isTerminal: process.stdout.isTTY ?? false,
  errorIsTerminal: process.stderr.isTTY ?? false,
  columns: process.stdout.columns,
}).then((code) => { process.exitCode = code; });
