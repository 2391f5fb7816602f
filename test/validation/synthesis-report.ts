import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { App, StageSynthesisOptions } from 'aws-cdk-lib';

interface ReportedConstruct {
  readonly constructPath: string;
  readonly cloudFormationResource?: { readonly propertyPaths?: string[] };
}

interface ReportedViolation {
  readonly ruleName: string;
  readonly severity: string;
  readonly reason?: string;
  readonly violatingConstructs: ReportedConstruct[];
}

/** Synthesizes an app as the CDK's CLI has it done, and reads the report that the CDK leaves. */
export function synthesisReport(app: App, options?: StageSynthesisOptions) {
  // The CDK's own validation is slow, and not what is asked about.
  process.env.CDK_VALIDATION = 'false';
  const silent = jest.spyOn(console, 'error').mockImplementation();
  let failed = false;
  try {
    app.synth(options);
  } catch (error) {
    if ((error as Error).name !== 'ValidationFailed') throw error;
    failed = true;
  } finally {
    silent.mockRestore();
  }
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8'));
  const bulwark = pluginReports.filter((report: { pluginName: string }) => report.pluginName === 'Bulwark');
  const violations: ReportedViolation[] = bulwark.flatMap((report: { violations: ReportedViolation[] }) => report.violations);
  const suppressed: ReportedViolation[] = bulwark
    .flatMap((report: { suppressedViolations?: ReportedViolation[] }) => report.suppressedViolations ?? []);
  return {
    failed,
    of: (control: string) => violations.filter(({ ruleName }) => ruleName.split('[')[0] === control).flatMap((violation) =>
      violation.violatingConstructs.map((construct) => ({
        rule: violation.ruleName,
        path: construct.constructPath,
        property: construct.cloudFormationResource?.propertyPaths?.[0],
        severity: violation.severity,
      }))),
    suppressed: suppressed.flatMap((violation) => violation.violatingConstructs.map((construct) => ({
      rule: violation.ruleName, path: construct.constructPath, reason: violation.reason,
    }))),
  };
}
