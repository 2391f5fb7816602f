import { Control, resourceTypesOf } from '../core/control';
import { adviceOf, Finding, placeOfFinding } from '../core/finding';
import type { Report } from '../core/report';
import type { StackTemplate, TemplateGraph } from '../core/template-graph';
import { printable } from './printable';

/** What the tests are that were passed. */
export interface JunitContext {
  readonly controls: ReadonlyMap<string, Control>;
  readonly graphs: readonly TemplateGraph[];
}

interface Testcase {
  readonly name: string;
  readonly classname: string;
  /** Nothing where it passed. */
  readonly outcome?: { readonly element: 'failure' | 'error' | 'skipped'; readonly type: string; readonly message: string; readonly text?: string };
}

interface Suite {
  readonly name: string;
  readonly cases: readonly Testcase[];
}

/**
 * The report as JUnit XML, as Jenkins and GitLab read it: a suite for each stack, a test case for each finding and for
 * each control that holds in all of the stack. What does not count is skipped, with the reason.
 */
export function junitReport(report: Report, context: JunitContext): string {
  const suites = [
    ...stackSuites(report, context),
    ...suiteOf('Waivers, acknowledgements and baseline', report.notices.map(({ id, level, message, fix, where }): Testcase => ({
      name: `${id} ${where}`, classname: 'decisions',
      outcome: { element: level === 'error' ? 'failure' : 'skipped', type: id, message, text: fix },
    }))),
    ...suiteOf('Input', report.errors.map(({ file, message }): Testcase => ({
      name: file, classname: 'input', outcome: { element: 'error', type: 'InputUnread', message },
    }))),
  ];
  const body = suites.flatMap(suiteLines).join('\n');
  const totals = countsOf(suites.flatMap(({ cases }) => cases));
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${escaped(report.tool.name)}"${totals}>\n${body}${body === '' ? '' : '\n'}</testsuites>\n`;
}

function suiteOf(name: string, cases: readonly Testcase[]): Suite[] {
  return cases.length === 0 ? [] : [{ name, cases }];
}

function stackSuites(report: Report, { controls, graphs }: JunitContext): Suite[] {
  const cases = new Map<string, Testcase[]>();
  const broken = new Set<string>();
  const add = (finding: Finding, outcome: Testcase['outcome']): void => {
    const suite = suiteName(finding.template, finding.stack);
    broken.add(`${suite}\0${finding.control}`);
    const testcase = { name: `${finding.id} ${finding.logicalId}`, classname: finding.stack, outcome };
    const known = cases.get(suite);
    if (known) known.push(testcase);
    else cases.set(suite, [testcase]);
  };
  const skip = (finding: Finding, message: string): void => add(finding, { element: 'skipped', type: finding.severity, message });
  for (const finding of report.findings) {
    if (finding.origin === 'cdk') skip(finding, `In the CDK's own resources: ${finding.message}`);
    else if (finding.verdict === 'unknown') skip(finding, `It can not be told: ${finding.message}`);
    else add(finding, { element: 'failure', type: finding.severity, message: finding.message, text: details(finding) });
  }
  for (const finding of report.waived) skip(finding, `Waived by ${finding.owner} until ${finding.expires}: ${finding.reason}`);
  for (const finding of report.acknowledged) skip(finding, `Acknowledged: ${finding.reason}`);
  for (const finding of report.baselined) skip(finding, 'In the baseline');
  for (const graph of graphs) {
    const asked = controlsByStack(graph, controls);
    for (const stack of graph.stacks) {
      const { file, stackName } = stack.source;
      const suite = suiteName(file, stackName);
      const passed = [...asked.get(stack) ?? []].filter(({ id }) => !broken.has(`${suite}\0${id}`));
      cases.set(suite, [...cases.get(suite) ?? [], ...passed.map(({ id, title }) => ({ name: `${id}: ${title}`, classname: stackName }))]);
    }
  }
  return [...cases].map(([name, all]) => ({ name, cases: all }));
}

/** The controls that are about some resource of a stack. */
function controlsByStack(graph: TemplateGraph, controls: ReadonlyMap<string, Control>): ReadonlyMap<StackTemplate, ReadonlySet<Control>> {
  const found = new Map<StackTemplate, Set<Control>>();
  for (const control of controls.values()) {
    for (const { stack } of resourceTypesOf(control).flatMap((type) => graph.ofType(type))) {
      found.set(stack, (found.get(stack) ?? new Set()).add(control));
    }
  }
  return found;
}

function suiteName(template: string, stack: string): string {
  return template.includes(stack) ? template : `${template} (${stack})`;
}

function details(finding: Finding): string {
  const { title, logicalId, resourceType, path, constructPath } = finding;
  return [
    `${title}.`,
    `Where: ${placeOfFinding(finding)}, ${logicalId} (${resourceType})${path === '' ? '' : ` ${path}`}`,
    ...constructPath === undefined ? [] : [`Construct: ${constructPath}`],
    `Fix: ${adviceOf(finding)}`,
  ].join('\n');
}

function suiteLines({ name, cases }: Suite): string[] {
  return [`  <testsuite name="${escaped(name)}"${countsOf(cases)} skipped="${count(cases, 'skipped')}">`, ...cases.map(caseLine), '  </testsuite>'];
}

function caseLine({ name, classname, outcome }: Testcase): string {
  const opened = `    <testcase name="${escaped(name)}" classname="${escaped(classname)}"`;
  if (!outcome) return `${opened}/>`;
  const { element, type, message, text } = outcome;
  const content = text === undefined ? '/>' : `>${escapedLines(text)}</${element}>`;
  return `${opened}>\n      <${element} type="${escaped(type)}" message="${escaped(message)}"${content}\n    </testcase>`;
}

function countsOf(cases: readonly Testcase[]): string {
  return ` tests="${cases.length}" failures="${count(cases, 'failure')}" errors="${count(cases, 'error')}"`;
}

function count(cases: readonly Testcase[], element: string): number {
  return cases.filter(({ outcome }) => outcome?.element === element).length;
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML has no way to write control characters, halves of pairs, or the two code points that are none. */
function escaped(text: string): string {
  return printable(text)
    .replace(/[\ud800-\udfff\ufffe\uffff]/gu, (character) => `\\u${character.charCodeAt(0).toString(16)}`)
    .replace(/[&<>"]/g, (character) => entities[character]);
}

function escapedLines(text: string): string {
  return text.split('\n').map(escaped).join('\n');
}
