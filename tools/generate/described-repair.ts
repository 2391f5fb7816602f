import type { PropertyControl } from '../../lib/core/control';
import { exampleResource } from '../../lib/core/example';
import { Edit, repairOf, repairPaths } from '../../lib/core/repair';
import { replacesResource } from '../../lib/facts/replacing-properties';

/** What `SecureDefaults` sets, where it can. */
export function describedRepair(control: PropertyControl): string {
  const paths = repairPaths(control);
  if (paths.length === 0) return '`SecureDefaults` does not repair this: no constant fits every application.';
  const replacing = paths.filter((path) => replacesResource(control.resource, path));
  const sets = `\`SecureDefaults\` repairs this where it is enough to set ${paths.map((path) => `\`${path}\``).join(', ')}.`;
  return replacing.length > 0 ? `${sets} That replaces the resource on deployment, so it does only when asked for replacements.` : sets;
}

/** What repairs the first example that constants can repair; undefined where none can. */
export function firstRepair(control: PropertyControl): readonly Edit[] | undefined {
  for (const example of control.examples.fails) {
    const repair = repairOf(control, exampleResource(control, example));
    if ('edits' in repair) return repair.edits;
  }
  return undefined;
}

/** The edits as statements on the L1 construct that `resource` names. */
export function overrides(edits: readonly Edit[]): string {
  return edits.map(({ path, value }) => `resource.addPropertyOverride('${path}', ${typeof value === 'string' ? `'${value}'` : value});`).join('\n');
}
