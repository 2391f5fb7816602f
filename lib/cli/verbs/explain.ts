import { stringify } from 'yaml';
import { controls } from '../../catalog/index.generated';
import { Control, ControlDescription, resourceTypesOf, templateOf } from '../../core/control';
import { repairPaths } from '../../core/repair';
import { coverage } from '../../core/unjudged';
import { secureConstructFor } from '../../facts/secure-constructs';
import { requirementsOf } from '../../frameworks/requirements-of';
import { printable } from '../../reporters/printable';
import { meant } from '../arguments';
import { exitCode } from '../exit-code';
import { suggestion } from '../suggestion';
import { termList } from '../term-list';
import { lineWidth } from '../terminal';
import { UsageError } from '../usage-error';
import { defineVerb } from '../verb';

export const explainVerb = defineVerb({
  name: 'explain',
  operands: 'CONTROL',
  summary: 'says what a control asks for, why, and how to satisfy it',
  details: "CONTROL is an id, such as FunctionTraced, or a finding as a report shows it, such as 'PolicyActionsNamed[Action::s3:*]'.",
  flags: {
    format: { choices: ['text', 'json'], help: 'how it is written (default: text)' },
  },
  run: ({ operands: [id, ...more], flags: { format = 'text' }, terminal }) => {
    if (id === undefined || more.length > 0) throw new UsageError("explain takes one control; write 'cdk-bulwark explain FunctionTraced'");
    const description = described(id);
    terminal.out(format === 'json' ? `${JSON.stringify(asJson(description), undefined, 2)}\n` : asText(description, lineWidth(terminal)));
    return exitCode.clean;
  },
});

type Described = Control | (typeof coverage)[number];

/** @throws UsageError where there is no such control */
function described(finding: string): Described {
  const id = finding.replace(/^Bulwark::/, '').replace(/\[.*$/, '');
  const all: readonly Described[] = [...controls, ...coverage];
  const found = all.find((control) => control.id.toLowerCase() === id.toLowerCase());
  if (found) return found;
  const near = suggestion(id, all.map((control) => control.id));
  throw new UsageError(`there is no control '${printable(id)}'${meant(near)}; 'cdk-bulwark list controls' shows all`);
}

function isControl(described_: Described): described_ is Control {
  return 'kind' in described_;
}

function asText(control: Described, width: number): string {
  if (!isControl(control)) return `${control.id}\n${control.title}.\n\n${termList([['Fix', control.fix]], width)}`;
  const { id, title, severity, profile = 'standard', why, fix, source, examples } = control;
  const constructs = constructsOf(control);
  const counted = requirementsOf(control);
  const facts: (readonly [string, string])[] = [
    ['Why', why],
    ['Fix', constructs.length > 0 ? `${fix} ${constructs.join(' and ')} ${constructs.length > 1 ? 'do' : 'does'} it for you.` : fix],
    ...repair(control),
    ['Asked of', resourceTypesOf(control).join(', ')],
    ...counted.length > 0 ? [['Counts for', counted.join(', ')] as const] : [],
    ['AWS', source],
  ];
  return [
    `${id} (${severity}, in profile ${profile})`,
    `${title}.`,
    '',
    termList(facts, width),
    'Fails:', '', indented(yamlOf(control, examples.fails[0])),
    'Passes:', '', indented(yamlOf(control, examples.passes[0])),
    'To live with it until a day, on the construct:', '', indented(waiver(control)),
  ].join('\n');
}

function repair(control: Control): (readonly [string, string])[] {
  const paths = control.kind === 'property' ? repairPaths(control) : [];
  return paths.length > 0 ? [['Repair', `'cdk-bulwark fix' and SecureDefaults set ${paths.join(', ')}.`]] : [];
}

function constructsOf(control: Control): readonly string[] {
  return [...new Set(resourceTypesOf(control).map(secureConstructFor))].filter((name) => name !== undefined);
}

function yamlOf(control: Control, example: ControlDescription['examples']['fails'][0]): string {
  return stringify(templateOf(control, example), { lineWidth: 0, aliasDuplicateObjects: false });
}

function waiver({ id }: Control): string {
  return `Bulwark.waive(construct, {\n  control: '${id}',\n  reason: 'Why this is acceptable here.',\n  owner: 'team@example.com',\n  expires: 'YYYY-MM-DD',\n});\n`;
}

function indented(text: string): string {
  return text.replaceAll(/^(?=.)/gm, '  ');
}

function asJson(control: Described): object {
  if (!isControl(control)) return control;
  const { id, title, severity, profile = 'standard', why, fix, source, examples } = control;
  return {
    id, title, severity, profile, why, fix, source,
    resources: resourceTypesOf(control),
    constructs: constructsOf(control),
    repairs: control.kind === 'property' ? repairPaths(control) : [],
    satisfies: requirementsOf(control),
    mitigates: control.mitigates,
    exportable: control.kind === 'property',
    examples,
  };
}
