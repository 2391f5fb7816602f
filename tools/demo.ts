/** Synthesizes the reference app, which must be clean, and its insecure twin, which must not. */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const root = join(__dirname, '..');
const colour = process.stdout.isTTY && !process.env.NO_COLOR;
const bold = (text: string) => (colour ? `\u001b[1m${text}\u001b[22m` : text);

interface Synthesis {
  readonly status: number | null;
  readonly findings: number;
  readonly resources: number;
  readonly seconds: number;
}

function synthesize(app: string): Synthesis {
  const output = join('cdk.out', app);
  process.stdout.write(`\n${bold(`cdk synth of bin/${app}.ts`)}\n`);
  const start = performance.now();
  const { status } = spawnSync(
    process.execPath,
    [
      join(root, 'node_modules', 'aws-cdk', 'bin', 'cdk'), 'synth', '--quiet', '--no-notices',
      '--app', `npx tsx bin/${app}.ts`, '--output', output,
    ],
    { cwd: root, stdio: 'inherit' },
  );
  const seconds = (performance.now() - start) / 1000;
  const made = join(root, output);
  return { status, findings: findingsIn(join(made, 'validation-report.json')), resources: resourcesIn(join(made, 'Orders.template.json')), seconds };
}

interface ValidationReport {
  readonly pluginReports: readonly { readonly violations: readonly Violation[] }[];
}

interface Violation {
  readonly severity: string;
  readonly violatingConstructs: readonly unknown[];
}

function findingsIn(file: string): number {
  // Without a report the synthesis has ended for another reason, and has said so.
  if (!existsSync(file)) return 0;
  const { pluginReports } = JSON.parse(readFileSync(file, 'utf8')) as ValidationReport;
  return pluginReports.flatMap(({ violations }) => violations)
    .filter(({ severity }) => severity === 'error')
    .reduce((count, violation) => count + violation.violatingConstructs.length, 0);
}

function resourcesIn(file: string): number {
  if (!existsSync(file)) return 0;
  const { Resources } = JSON.parse(readFileSync(file, 'utf8')) as { readonly Resources: Readonly<Record<string, { readonly Type: string }>> };
  return Object.values(Resources).filter(({ Type }) => Type !== 'AWS::CDK::Metadata').length;
}

const secure = synthesize('app');
const insecure = synthesize('insecure-app');

process.stdout.write([
  '',
  bold('The same order service, twice:'),
  `  bin/app.ts, of secure constructs     exit ${secure.status}, ${secure.findings} findings, ${secure.resources} resources, synthesized in ${secure.seconds.toFixed(1)} s`,
  `  bin/insecure-app.ts, of plain ones   exit ${insecure.status}, ${insecure.findings} findings`,
  '',
].join('\n'));
if (secure.status !== 0 || insecure.status !== 1) process.exitCode = 1;
