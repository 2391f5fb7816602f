import type { Assertion } from '../core/assertion';
import { anyOf, not } from '../core/assertion';
import { Control, PropertyControl } from '../core/control';
import { GuardCheck, GuardClauses, guardClauses, NotExportable } from './guard-formula';

/** The catalog in CloudFormation Guard's language, as far as that can say it. */
export interface GuardExport {
  readonly rules: readonly GuardRule[];
  /** Controls that are not among the rules, and why. */
  readonly leftOut: ReadonlyMap<string, string>;
}

/** One control as a rule of Guard. */
export interface GuardRule {
  readonly control: PropertyControl;
  /** The rule's text, for a file together with others. */
  readonly text: string;
}

/** How resources look where the rules are run. */
export interface GuardInput {
  /** The key that holds a resource's type. */
  readonly type: string;
  /** The key that holds its properties. */
  readonly properties: string;
}

/** Templates, as they are written. */
export const templateInput: GuardInput = { type: 'Type', properties: 'Properties' };

/** https://docs.aws.amazon.com/cloudformation-cli/latest/hooks-userguide/guard-hooks-write-rules.html */
export const hookInput: GuardInput = { type: 'ResourceType', properties: 'ResourceProperties' };

/** What is asked of a resource that other resources or stacks decide, or that is code, stays here. */
export function guardRules(controls: readonly Control[], input: GuardInput = templateInput): GuardExport {
  return exportControls(controls, (control) => guardRule(control, input));
}

/** Each control in another form; the form throws `NotExportable` where it can't be had. */
export function exportControls(controls: readonly Control[], form: (control: PropertyControl) => string): GuardExport {
  const rules: GuardRule[] = [];
  const leftOut = new Map<string, string>();
  for (const control of controls) {
    try {
      if (control.kind === 'graph') leftOut.set(control.id, 'it is a question about several resources, or about what a policy allows');
      else rules.push({ control, text: form(control) });
    } catch (error) {
      if (!(error instanceof NotExportable)) throw error;
      leftOut.set(control.id, error.message);
    }
  }
  return { rules, leftOut };
}

/** The rules as one file. */
export function guardFile({ rules, leftOut }: GuardExport, title: string): string {
  const head = [
    `# ${title}`,
    '#',
    `# ${rules.length} rules of cdk-bulwark. ${leftOut.size} controls can not be said in Guard's language, which looks at one resource's properties:`,
    ...[...leftOut.keys()].sort().map((id) => `#   ${id}`),
  ];
  return `${head.join('\n')}\n\n${rules.map(({ text }) => text).join('\n')}`;
}

function guardRule(control: PropertyControl, { type, properties }: GuardInput): string {
  const { id, title, resource } = control;
  const variable = `of_${id}`;
  return [
    `# ${oneLine(title)}.`,
    `let ${variable} = Resources.*[ ${type} == '${resource}' ]`,
    `rule ${id} when %${variable} !empty {`,
    `  %${variable} {`,
    ...clauseLines(control, guardClauses(demandOf(control), true, properties), '    '),
    '  }',
    '}',
    '',
  ].join('\n');
}

/** What a control asks of a resource of its type. */
export function demandOf({ appliesWhen, requires }: Pick<PropertyControl, 'appliesWhen' | 'requires'>): Assertion {
  return appliesWhen ? anyOf(not(appliesWhen), requires) : requires;
}

/** The clauses of a rule, with what to do where one does not hold. */
export function clauseLines({ severity, fix }: PropertyControl, clauses: GuardClauses, indent: string): string[] {
  return linesOf(clauses, `<<${severity}: ${oneLine(fix)}>>`, indent);
}

function linesOf(clauses: GuardClauses, message: string, indent: string): string[] {
  return clauses.map((checks) => {
    // The message stands at the end of a clause, and only a comparison can carry it.
    const ordered = [...checks].sort((a, b) => Number(a.kind === 'comparison') - Number(b.kind === 'comparison'));
    return ordered.map((check, index) => `${indent}${checkText(check, index === ordered.length - 1 ? message : undefined, indent)}`).join(' or\n');
  });
}

function checkText(check: GuardCheck, message: string | undefined, indent: string): string {
  if (check.kind === 'comparison') return message === undefined ? check.text : `${check.text} ${message}`;
  const inner = check.of.map((checks, index) => linesOf([checks], index === check.of.length - 1 && message !== undefined ? message : '', `${indent}  `).join('\n'));
  return `${check.query} {\n${inner.join('\n').replace(/ +$/gm, '')}\n${indent}}`;
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').replaceAll('<<', '<').replaceAll('>>', '>').replace(/\.$/, '');
}
