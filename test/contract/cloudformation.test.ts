import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import { minimalConstructs } from './minimal-constructs';

interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly severity: string;
}

test("every construct with minimal props passes CDK's own validation of CloudFormation templates", () => {
  process.env.CDK_VALIDATION = 'true';
  const app = new App({
    outdir: mkdtempSync(join(tmpdir(), 'bulwark-')),
    analyticsReporting: false,
    // Otherwise the CDK reports the errors that it finds as warnings.
    context: { '@aws-cdk/core:validateAgainstDefaultRules': true },
  });
  for (const [name, make] of Object.entries(minimalConstructs)) make(new Stack(app, name.replace(/ /g, '')));
  const silent = jest.spyOn(console, 'error').mockImplementation();
  try {
    app.synth();
  } finally {
    silent.mockRestore();
  }
  expect(errorsIn(join(app.outdir, 'validation-report.json'))).toEqual([]);
}, 120_000);

function errorsIn(file: string): Violation[] {
  const { pluginReports } = JSON.parse(readFileSync(file, 'utf8')) as { pluginReports: { violations: Violation[] }[] };
  return pluginReports.flatMap(({ violations }) => violations).filter(({ severity }) => severity !== 'info' && severity !== 'warning');
}
