import { controls } from '../../catalog/index.generated';
import { Control, controlsOf, profiles, resourceTypesOf, severities } from '../../core/control';
import { servicesOf } from '../../core/service';
import { frameworks, requirementsOf } from '../../frameworks/requirements-of';
import { printable } from '../../reporters/printable';
import { meant, oneOf } from '../arguments';
import { exitCode } from '../exit-code';
import { suggestion } from '../suggestion';
import { UsageError } from '../usage-error';
import { defineVerb } from '../verb';

const lists = ['controls', 'frameworks'] as const;

export const listVerb = defineVerb({
  name: 'list',
  operands: 'controls|frameworks',
  summary: 'lists the controls, or the frameworks that they count for',
  flags: {
    profile: { choices: profiles, help: 'those that this profile asks for (default: strict, which is all)' },
    service: { takes: 'NAME', help: 'those about resources of a service, such as Lambda' },
    severity: { choices: severities, repeatable: true, help: 'those of this severity' },
    framework: { takes: 'ID', help: 'those that count for a framework, such as FSBP, or for one requirement, such as FSBP/Lambda.1' },
    search: { takes: 'TEXT', help: 'those whose id, title or reason holds the text' },
    format: { choices: ['table', 'json'], help: 'how the list is written (default: table)' },
  },
  run: ({ operands: [what = 'controls', ...more], flags, terminal }) => {
    if (more.length > 0) throw new UsageError("list takes one thing; write 'cdk-bulwark list controls'");
    const json = flags.format === 'json';
    if (oneOf('what to list', what, lists) === 'frameworks') {
      const rows = frameworks.map(({ prefix, name, url }) => ({ id: prefix, name, url }));
      terminal.out(json ? asJson(rows) : table(rows.map(({ id, name, url }) => [id, name, url])));
      return exitCode.clean;
    }
    const { service, framework } = flags;
    const chosen = controlsOf(flags.profile ?? 'strict', controls)
      .filter((control) => flags.severity.length === 0 || flags.severity.includes(control.severity))
      .filter(ofService(service))
      .filter(ofFramework(framework))
      .filter(holding(flags.search));
    terminal.out(json ? asJson(chosen.map(described)) : table(chosen.map(cellsOf)));
    if (!json) terminal.err(`${chosen.length} of ${controls.length} controls; 'cdk-bulwark explain ID' says more of one.\n`);
    return exitCode.clean;
  },
});

type Filter = (control: Control) => boolean;

const all: Filter = () => true;

/** @throws UsageError where no control is about the service */
function ofService(name: string | undefined): Filter {
  if (name === undefined) return all;
  const services = [...new Set(controls.flatMap(servicesOf))];
  const known = services.find((service) => service.toLowerCase() === name.toLowerCase());
  if (known === undefined) {
    throw new UsageError(`no control is about the service '${printable(name)}'${meant(suggestion(name, services))}`);
  }
  return (control) => servicesOf(control).includes(known);
}

/** @throws UsageError where no control counts for it */
function ofFramework(id: string | undefined): Filter {
  if (id === undefined) return all;
  const counts: Filter = (control) => requirementsOf(control).some((one) => matchesRequirement(one, id));
  if (controls.some(counts)) return counts;
  const known = [...frameworks.map(({ prefix }) => prefix), ...new Set(controls.flatMap(requirementsOf))];
  throw new UsageError(`no control counts for '${printable(id)}'${meant(suggestion(id, known))}; 'cdk-bulwark list frameworks' shows the frameworks`);
}

function matchesRequirement(requirement: string, id: string): boolean {
  const [given, wanted] = [requirement.toLowerCase(), id.toLowerCase()];
  return given === wanted || given.startsWith(`${wanted}/`);
}

function holding(text: string | undefined): Filter {
  if (text === undefined) return all;
  const wanted = text.toLowerCase();
  return ({ id, title, why }) => `${id}\n${title}\n${why}`.toLowerCase().includes(wanted);
}

function profileOf({ profile = 'standard' }: Control): string {
  return profile;
}

function cellsOf(control: Control): readonly string[] {
  return [control.id, control.severity, profileOf(control), control.title];
}

function described(control: Control): object {
  const { id, title, severity } = control;
  return { id, title, severity, profile: profileOf(control), resources: resourceTypesOf(control), satisfies: requirementsOf(control) };
}

function asJson(rows: readonly object[]): string {
  return `${JSON.stringify(rows, undefined, 2)}\n`;
}

/** The last column is as wide as it is. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows.map((row) => `${row.map((cell, column) => (column === row.length - 1 ? cell : cell.padEnd(widths[column] + 2))).join('')}\n`).join('');
}
