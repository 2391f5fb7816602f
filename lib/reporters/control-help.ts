import { stringify } from 'yaml';
import { Control, Example, templateOf } from '../core/control';
import type { Finding } from '../core/finding';
import { requirementsOf } from '../frameworks/requirements-of';

/** What a report says of the control behind a finding; where only the finding is known, what that says. */
export interface ControlHelp {
  readonly id: string;
  readonly title: string;
  readonly severity: Finding['severity'];
  readonly fix: string;
  readonly why?: string;
  /** AWS's page. */
  readonly source?: string;
  /** Requirement ids of frameworks. */
  readonly requirements: readonly string[];
  readonly mitigates: readonly string[];
  /** A template that breaks the control, and one that does not. */
  readonly examples?: { readonly fails: string; readonly passes: string };
}

export function helpOf(finding: Finding, controls: ReadonlyMap<string, Control>): ControlHelp {
  const control = controls.get(finding.control);
  const { title, severity, fix } = finding;
  if (!control) return { id: finding.control, title, severity, fix, requirements: [], mitigates: [] };
  return {
    id: control.id, title, severity, fix, why: control.why, source: control.source,
    requirements: requirementsOf(control), mitigates: control.mitigates,
    examples: { fails: exampleText(control, control.examples.fails[0]), passes: exampleText(control, control.examples.passes[0]) },
  };
}

function exampleText(control: Control, example: Example): string {
  return stringify(templateOf(control, example), { lineWidth: 0, aliasDuplicateObjects: false }).trimEnd();
}
