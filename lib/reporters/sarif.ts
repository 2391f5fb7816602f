import { compareBySeverity } from '../core/finding';
import type { Report } from '../core/report';
import { helpOf } from './control-help';
import { printableJson } from './printable';
import { Fixes,FixInput } from './sarif/fixes';
import { artifactLocation, sourceRoot } from './sarif/locations';
import type { SarifLog, SarifNotification } from './sarif/log';
import { resultOf, Settled, settledFindings } from './sarif/results';
import { ruleOf } from './sarif/rules';

/** GitHub refuses a run with more. https://docs.github.com/en/code-security/reference/code-scanning/sarif-files/troubleshoot-sarif-uploads/results-exceed-limit */
export const mostResults = 25_000;

/** The report as SARIF 2.1.0, for code scanning. */
export function sarifReport(report: Report, context: FixInput): string {
  return `${printableJson(JSON.stringify(sarifLog(report, context), undefined, 2))}\n`;
}

function sarifLog(report: Report, context: FixInput): SarifLog {
  const all = settledFindings(report);
  const settled = all.length <= mostResults ? all : mostImportant(all);
  const rules = [...new Map(settled.map(({ finding }) => [finding.control, finding])).values()]
    .map((finding) => ruleOf(helpOf(finding, context.controls)))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  const indices = new Map(rules.map(({ id }, index) => [id, index]));
  const fixes = new Fixes(context);
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [{
      tool: {
        driver: {
          name: report.tool.name,
          version: report.tool.version,
          semanticVersion: report.tool.version,
          informationUri: 'https://github.com/cdk-bulwark/cdk-bulwark',
          rules,
          notifications,
        },
      },
      // Ends in a slash: a category of runs, not the name of this one.
      automationDetails: { id: 'cdk-bulwark/' },
      originalUriBaseIds: { [sourceRoot]: { description: { text: 'The folder that the check ran in.' } } },
      columnKind: 'utf16CodeUnits',
      invocations: [{
        executionSuccessful: report.errors.length === 0,
        toolExecutionNotifications: [...unread(report), ...leftOut(all.length - settled.length)],
        toolConfigurationNotifications: decisions(report),
      }],
      results: settled.map((one) => resultOf(one, indices.get(one.finding.control)!, fixes)),
    }],
  };
}

function mostImportant(all: readonly Settled[]): readonly Settled[] {
  const suppressed = ({ suppressions }: Settled): number => Math.min(suppressions.length, 1);
  return [...all].sort((a, b) => suppressed(a) - suppressed(b) || compareBySeverity(a.finding, b.finding)).slice(0, mostResults);
}

const notifications = [
  { id: 'InputUnread', shortDescription: { text: 'Input that could not be read, and so was not judged' } },
  { id: 'ResultsLeftOut', shortDescription: { text: 'Results beyond what code scanning takes' } },
  { id: 'WaiverExpired', shortDescription: { text: 'A waiver whose last day is over' } },
  { id: 'WaiverExpiresSoon', shortDescription: { text: 'A waiver that will need a decision' } },
  { id: 'WaiverUsed', shortDescription: { text: 'A waiver that covers no finding' } },
  { id: 'WaiverKnown', shortDescription: { text: 'A waiver of a control that there is not' } },
  { id: 'BaselineShrinks', shortDescription: { text: 'A repaired finding that is still in the baseline' } },
  { id: 'AcknowledgementReasoned', shortDescription: { text: 'An acknowledgement without a reason' } },
] as const;

function unread({ errors }: Report): SarifNotification[] {
  return errors.map(({ file, message }) => ({
    descriptor: { id: 'InputUnread' },
    level: 'error',
    message: { text: `${file}: ${message}` },
    locations: [{ physicalLocation: { artifactLocation: artifactLocation(file), region: { startLine: 1 } } }],
  }));
}

function leftOut(count: number): SarifNotification[] {
  if (count === 0) return [];
  return [{
    descriptor: { id: 'ResultsLeftOut' },
    level: 'warning',
    message: { text: `${count} results are left out, the least severe: GitHub takes ${mostResults} in a run.` },
  }];
}

function decisions({ notices }: Report): SarifNotification[] {
  return notices.map(({ id, level, message, fix, where }) => ({
    descriptor: { id }, level, message: { text: `${where}: ${message}. ${fix}` },
  }));
}
