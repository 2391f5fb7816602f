import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { controls } from '../../lib/catalog/index.generated';
import { controlsOf } from '../../lib/core/control';
import { evaluate } from '../../lib/core/evaluate';
import { Finding } from '../../lib/core/finding';
import { loadTemplate } from '../../lib/core/nested-templates';
import { TemplateGraph } from '../../lib/core/template-graph';

const apps = join(__dirname, '../../../shared/corpus/apps');
export const hasApps = existsSync(apps);

/** Fixed, so that nobody chooses what is judged. */
const seed = 'bulwark 2026-11-23';

/** A finding in the templates of public apps. */
export interface DrawnFinding {
  readonly file: string;
  readonly id: string;
  readonly logicalId: string;
  readonly finding: Finding;
}

/** All failures of the default profile. */
export function allFindings(): DrawnFinding[] {
  const asked = controlsOf('standard', controls);
  return readdirSync(apps).sort().flatMap((file) => {
    const findings = evaluate(new TemplateGraph([loadTemplate(join(apps, file), file).source]), asked);
    return findings.filter(({ verdict }) => verdict === 'fail').map((finding) => ({ file, id: finding.id, logicalId: finding.logicalId, finding }));
  });
}

/** Those whose hashes are the smallest: a control more or less changes the sample by its own findings only. */
export function draw(findings: readonly DrawnFinding[], count: number): DrawnFinding[] {
  const rank = (drawn: DrawnFinding) => createHash('sha256').update(`${seed} ${keyOf(drawn)}`).digest('hex');
  const ranked = [...new Map(findings.map((drawn) => [keyOf(drawn), drawn])).values()].map((drawn) => [rank(drawn), drawn] as const);
  return ranked.sort(([a], [b]) => (a < b ? -1 : 1)).slice(0, count).map(([, drawn]) => drawn);
}

export function keyOf({ file, id, logicalId }: Pick<DrawnFinding, 'file' | 'id' | 'logicalId'>): string {
  return `${file} ${id} ${logicalId}`;
}
