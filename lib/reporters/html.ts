import { createHash } from 'node:crypto';
import { severities } from '../core/control';
import type { Report } from '../core/report';
import { helpOf } from './control-help';
import type { EarlierReport, ReportContext } from './formats';
import { pageScript, pageStyle } from './html/page.generated';
import type { PageControl, PageData, TrendPoint } from './html/page-data';
import { PageFindings } from './html/page-findings';
import { pictures } from './html/pictures';
import { frameworkPostures, servicePostures } from './html/posture';
import { printableJson } from './printable';

export type HtmlContext = Pick<ReportContext, 'controls' | 'graphs' | 'day' | 'earlier'>;

/** The report as one file that opens in a browser and fetches nothing. */
export function htmlReport(report: Report, context: HtmlContext): string {
  const data = pageData(report, context);
  const { fail, templates } = report.summary;
  const failures = severities.map((severity) => `${fail[severity]} ${severity}`).join(', ');
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>Security report</title>
<style>${pageStyle}</style>
</head>
<body>
<noscript>This report shows its findings with a script. Of ${templates} templates: ${failures}. 'cdk-bulwark check' prints the same as text.</noscript>
<script type="application/json" id="data">${scriptJson(data)}</script>
<script>${pageScript}</script>
</body>
</html>
`;
}

/** The one script and the one style, and nothing else: what a hostile name might smuggle in does nothing. */
const policy = [
  "default-src 'none'", `script-src '${hashOf(pageScript)}'`, `style-src '${hashOf(pageStyle)}'`, "base-uri 'none'", "form-action 'none'",
  "require-trusted-types-for 'script'", "trusted-types 'none'",
].join('; ');

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** JSON that can't end its script element or start a comment in it. */
function scriptJson(value: unknown): string {
  return printableJson(JSON.stringify(value)).replace(/[<>&]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`);
}

function pageData(report: Report, { controls, graphs, day, earlier = [] }: HtmlContext): PageData {
  const { findings, codes } = new PageFindings(report, graphs);
  return {
    tool: report.tool.name,
    version: report.tool.version,
    day,
    inputs: report.inputs,
    summary: report.summary,
    controls: controlsOf(report, controls),
    findings,
    codes,
    services: servicePostures(graphs, controls, findings),
    frameworks: frameworkPostures(controls, findings),
    pictures: pictures(graphs, findings),
    trend: earlier.length === 0 ? [] : [...earlier, { label: day, summary: report.summary }].map(trendPoint),
    notices: report.notices,
    errors: report.errors,
  };
}

function trendPoint({ label, summary }: EarlierReport): TrendPoint {
  return { label, fail: summary.fail, unknown: severities.reduce((sum, severity) => sum + summary.unknown[severity], 0) };
}

/** Of the findings, and of those that requirements name. */
function controlsOf(report: Report, controls: HtmlContext['controls']): Record<string, PageControl> {
  const found = [...report.findings, ...report.waived, ...report.acknowledged, ...report.baselined];
  return Object.fromEntries([...new Map(found.map((finding) => [finding.control, finding])).values()].map((finding) => {
    const { id, title, severity, fix, why, source, requirements, examples } = helpOf(finding, controls);
    return [id, { title, severity, fix, why, source, requirements, ...examples }];
  }));
}
