#!/usr/bin/env node
import { main } from '../lib/cli/main';

// Whoever reads the output may stop early, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
});

void main(process.argv.slice(2), {
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
  env: process.env,
  isTerminal: process.stdout.isTTY ?? false,
  columns: process.stdout.columns,
}).then((exitCode) => { process.exitCode = exitCode; });
