import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { minimalApp, minimalConstructs } from './minimal-constructs';

interface Violation {
  readonly ruleName: string;
  readonly description: string;
  readonly severity: string;
}

// CDK's own validation reports its errors as warnings unless told otherwise.
describe.each(Object.keys(minimalConstructs))('%s with minimal props', (name) => {
  test("passes CDK's own validation of CloudFormation templates", () => {
    process.env.CDK_VALIDATION = 'true';
    const { app } = minimalApp(name, { '@aws-cdk/core:validateAgainstDefaultRules': true });
    const silent = jest.spyOn(console, 'error').mockImplementation();
    try {
      expect(() => app.synth()).not.toThrow();
    } finally {
      silent.mockRestore();
    }
    expect(errorsIn(join(app.outdir, 'validation-report.json'))).toEqual([]);
  });
});

function errorsIn(file: string): Violation[] {
  const { pluginReports } = JSON.parse(readFileSync(file, 'utf8')) as { pluginReports: { violations: Violation[] }[] };
  return pluginReports.flatMap(({ violations }) => violations).filter(({ severity }) => severity !== 'info' && severity !== 'warning');
}
