import { Control, severities } from '../core/control';
import type { Finding } from '../core/finding';
import { repairPaths } from '../core/repair';
import type { Report } from '../core/report';

/** No one reads a longer list. */
const mostSteps = 3;
/** From so many findings on, one starts with a line drawn under them. */
const many = 20;

/** What to do first, the most useful first: three at the most. */
export function nextSteps(report: Report, controls: ReadonlyMap<string, Control>): string[] {
  const own = report.findings.filter(({ origin }) => origin === 'author');
  const failures = own.filter(({ verdict }) => verdict === 'fail');
  return [unread, settle, urgent, fix, replace, baseline, unknowns]
    .map((step) => step({ report, failures, own, controls }))
    .filter((step) => step !== undefined)
    .slice(0, mostSteps);
}

interface Situation {
  readonly report: Report;
  readonly failures: readonly Finding[];
  readonly own: readonly Finding[];
  readonly controls: ReadonlyMap<string, Control>;
}

type Step = (situation: Situation) => string | undefined;

const unread: Step = ({ report: { errors } }) => (errors.length === 0
  ? undefined
  : `Make ${errors[0].file} readable: what was not read was not judged.`);

const settle: Step = ({ report: { notices } }) => {
  const expired = notices.filter(({ id }) => id === 'WaiverExpired').length;
  if (expired > 0) return `Decide anew about ${counted(expired, 'waiver')} that ${expired === 1 ? 'has' : 'have'} expired.`;
  return notices.some(({ id }) => id === 'BaselineShrinks') ? "Run 'cdk-bulwark baseline': what is repaired leaves the baseline." : undefined;
};

/** The worst that there is, where most of it lies. */
const urgent: Step = ({ failures }) => {
  const severity = severities.find((one) => failures.some((finding) => finding.severity === one));
  if (severity === undefined) return undefined;
  const worst = failures.filter((finding) => finding.severity === severity);
  const [control, count] = mostFrequent(worst.map((finding) => finding.control));
  const often = count > 1 ? ` (${counted(count, 'finding')})` : '';
  return `Start with what is ${severity}: ${control}${often}. 'cdk-bulwark explain ${control}' says why, and shows how.`;
};

/** Where the right value is a constant, the work is ours. */
const fix: Step = ({ failures, controls }) => {
  const repairable = failures.filter(({ control }) => {
    const known = controls.get(control);
    return known?.kind === 'property' && repairPaths(known).length > 0;
  });
  return repairable.length === 0 ? undefined : `'cdk-bulwark fix' shows what repairs ${counted(repairable.length, 'finding')}, and can do it in templates.`;
};

/** One construct of ours may settle what a dozen properties would. */
const replace: Step = ({ failures }) => {
  const [construct, count] = mostFrequent(failures.flatMap((finding) => finding.construct ?? []));
  return count < 2 ? undefined : `Use ${construct} of cdk-bulwark: it would have spared ${counted(count, 'finding')}.`;
};

const baseline: Step = ({ report, failures }) => (failures.length < many || report.summary.baselined > 0 || report.diff
  ? undefined
  : "Too much at once? 'cdk-bulwark baseline' records what there is; from then on only what is new fails.");

const unknowns: Step = ({ own }) => {
  const count = own.filter(({ verdict }) => verdict === 'unknown').length;
  return count === 0 ? undefined : `Give parameters a default, or resources a literal value, to have ${counted(count, 'open question')} answered.`;
};

/** Of equals the first by name: the same advice on every machine. */
function mostFrequent(names: readonly string[]): readonly [string, number] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0] ?? ['', 0];
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
