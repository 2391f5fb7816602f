import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(__dirname, '..', '..');

interface Violation {
  readonly ruleName: string;
  readonly severity: string;
  readonly reason?: string;
  readonly violatingConstructs: readonly { readonly constructPath: string; readonly stackTraces?: readonly string[] }[];
}

interface PluginReport {
  readonly pluginName: string;
  readonly violations: readonly Violation[];
  readonly suppressedViolations?: readonly Violation[];
}

/** Synthesizes an app of `bin` as its user does: through the CDK's command line. */
function synthesize(app: string) {
  const output = join(mkdtempSync(join(tmpdir(), 'bulwark-')), 'cdk.out');
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [join(root, 'node_modules', 'aws-cdk', 'bin', 'cdk'), 'synth', '--quiet', '--no-notices', '--app', `npx tsx bin/${app}.ts`, '--output', output],
    { cwd: root, encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  );
  const { pluginReports } = JSON.parse(readFileSync(join(output, 'validation-report.json'), 'utf8')) as { pluginReports: PluginReport[] };
  return { status, text: stdout + stderr, output, reports: pluginReports };
}

describe('the reference app', () => {
  const app = synthesize('app');

  test('synthesizes without a finding', () => {
    expect(app.reports.flatMap(({ violations }) => violations)).toEqual([]);
    expect(app.status).toBe(0);
  });

  test("passes cdk-nag's AwsSolutions and Serverless packs with no more than ten findings acknowledged, each with a reason", () => {
    const nag = app.reports.filter(({ pluginName }) => pluginName !== 'Bulwark').flatMap(({ suppressedViolations = [] }) => suppressedViolations);
    expect(nag.flatMap(({ violatingConstructs }) => violatingConstructs).length).toBeLessThanOrEqual(10);
    expect(nag.filter(({ reason }) => !reason)).toEqual([]);
  });

  const cfnLint = join(root, '.venv', 'bin', 'cfn-lint');
  const lint = existsSync(cfnLint) ? test : test.skip;
  lint('has no error of cfn-lint (skipped without .venv/bin/cfn-lint)', () => {
    const { stdout } = spawnSync(cfnLint, ['--format', 'json', '--regions', 'eu-west-1', '--', join(app.output, 'Orders.template.json')], { encoding: 'utf8' });
    const matches = JSON.parse(stdout || '[]') as { Level: string; Rule: { Id: string }; Message: string }[];
    expect(matches.filter(({ Level }) => Level === 'Error').map(({ Rule, Message }) => `${Rule.Id} ${Message}`)).toEqual([]);
  });
});

describe('its insecure twin', () => {
  const twin = synthesize('insecure-app');
  const findings = twin.reports.filter(({ pluginName }) => pluginName === 'Bulwark').flatMap(({ violations }) => violations)
    .filter(({ severity }) => severity === 'error')
    .flatMap((violation) => violation.violatingConstructs.map((construct) => ({ rule: violation.ruleName, ...construct })));

  test('does not synthesize', () => {
    expect(twin.status).toBe(1);
    expect(findings.length).toBeGreaterThan(10);
  });

  test("prints the construct path and the author's own source line of each finding", () => {
    for (const { constructPath, stackTraces } of findings) {
      const line = /bin\/insecure-app\.ts:\d+:\d+/.exec(stackTraces?.join('\n') ?? '')?.[0];
      expect(line).toBeDefined();
      expect(twin.text).toContain(line);
      expect(twin.text).toContain(constructPath);
    }
  });

  test('prints no secret', () => {
    expect(twin.text).not.toContain('Tr0ub4dor');
    expect(JSON.stringify(twin.reports)).not.toContain('Tr0ub4dor');
  });
});

describe('the bundled command line', () => {
  const check = (...args: string[]) => spawnSync(process.execPath, [join(root, 'bin', 'cdk-bulwark.js'), 'check', ...args], {
    encoding: 'utf8', maxBuffer: 64 * 1024 * 1024,
  });
  beforeAll(() => {
    execFileSync('npx', ['tsx', join(root, 'tools', 'bundle-cli.ts')], { cwd: root });
  });

  test('judges cdk.out as the synthesis did', () => {
    const { output } = synthesize('insecure-app');
    const { status, stdout } = check(output, '--format', 'json');
    expect(status).toBe(1);
    const { findings } = JSON.parse(stdout) as { findings: { control: string; verdict: string; constructPath: string }[] };
    expect(findings.map(({ control }) => control)).toContain('FunctionEnvironmentWithoutSecrets');
    expect(stdout).not.toContain('Tr0ub4dor');
  });

  const corpus = join(root, '..', 'shared', 'corpus', 'apps');
  const onCorpus = existsSync(corpus) ? test : test.skip;
  onCorpus('checks templates that nobody here wrote without a crash (skipped without ../shared/corpus)', () => {
    const { status, stdout, stderr } = check(corpus, '--format', 'json');
    // A slow machine is told what takes so long.
    expect(stderr.replace('cdk-bulwark: judging …\n', '')).toBe('');
    expect(status).toBe(1);
    const { findings } = JSON.parse(stdout) as { findings: { message: string }[] };
    expect(findings.length).toBeGreaterThan(100);
    expect(findings.filter(({ message }) => message.includes('could not be evaluated'))).toEqual([]);
  });
});
