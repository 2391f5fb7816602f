import { today } from '../../core/waiver';
import { printable } from '../../reporters/printable';
import { diagnose,Diagnosis } from '../diagnosis';
import { exitCode } from '../exit-code';
import { UsageError } from '../usage-error';
import { defineVerb } from '../verb';

const marks: Readonly<Record<Diagnosis['level'], string>> = { ok: 'ok     ', warning: 'warning', error: 'error  ' };

export const doctorVerb = defineVerb({
  name: 'doctor',
  operands: '',
  summary: 'says what of the installation, or of the feature flags of a CDK app, weakens its security, and how to mend it',
  details: 'Looks at the working folder: versions, copies of the CDK, cdk.json. The exit code is 1 where there is an error.',
  flags: {
    format: { choices: ['text', 'json'], help: 'how it is written (default: text)' },
  },
  run: ({ operands, flags: { format = 'text' }, terminal }) => {
    if (operands.length > 0) throw new UsageError("doctor looks at the working folder; write 'cdk-bulwark doctor'");
    const found = diagnose({ folder: process.cwd(), nodeVersion: process.version, env: terminal.env, today: today() });
    terminal.out(format === 'json' ? `${JSON.stringify(found, undefined, 2)}\n` : found.map(line).join(''));
    return found.some(({ level }) => level === 'error') ? exitCode.findings : exitCode.clean;
  },
});

function line({ level, what, mend }: Diagnosis): string {
  return `${marks[level]}  ${printable(what)}\n${mend === undefined ? '' : `         ${printable(mend)}\n`}`;
}
