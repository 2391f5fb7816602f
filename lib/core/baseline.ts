import { Finding, findingKey } from './finding';
import { isObject, ownString, ownValue } from './json';
import { Notice } from './notice';
import { readSettingsFile } from './settings-file';
import { TemplateError } from './template-reader';

/** Looked for in the working folder. */
export const defaultBaselineFile = 'bulwark.baseline.json';

/** One finding that was there when the guardrails came. */
export interface BaselineEntry {
  /** As it is deployed: a construct that moves without a new logical id keeps its entry. */
  readonly stack: string;
  readonly logicalId: string;
  /** The finding's id, the same as in the report. */
  readonly id: string;
  readonly verdict: 'fail' | 'unknown';
}

type Place = Pick<Finding, 'deployedStack' | 'logicalId' | 'id' | 'verdict'>;

/** The findings that are known of and no longer fail. It may only shrink. */
export class Baseline {
  private readonly entries = new Map<string, BaselineEntry>();
  private readonly found = new Set<string>();

  public constructor(entries: Iterable<BaselineEntry>, private readonly where = defaultBaselineFile) {
    for (const entry of entries) this.entries.set(keyOf(entry), entry);
  }

  /** Whether a finding is known of. What could not be told and now fails is new. */
  public has(finding: Place): boolean {
    const key = keyOf(entryOf(finding));
    const entry = this.entries.get(key);
    if (!entry || (finding.verdict === 'fail' && entry.verdict === 'unknown')) return false;
    this.found.add(key);
    return true;
  }

  /**
   * Entries whose finding is gone.
   *
   * @param asked the ids of the controls that were asked
   * @param stacks the stacks that were judged, as they are deployed. Default: all that there were
   */
  public gone(asked: ReadonlySet<string>, stacks?: ReadonlySet<string>): BaselineEntry[] {
    return [...this.entries].filter(([key, { id, stack }]) => !this.found.has(key) && asked.has(id.split('[')[0]) && (stacks?.has(stack) ?? true))
      .map(([, entry]) => entry);
  }

  public notices(asked: ReadonlySet<string>, stacks: ReadonlySet<string>): Notice[] {
    return this.gone(asked, stacks).map(({ stack, logicalId, id }) => ({
      level: 'error', id: 'BaselineShrinks', where: this.where,
      message: `${id} of ${stack}/${logicalId} is repaired, and still in the baseline`,
      fix: "Run 'cdk-bulwark baseline', which removes it.",
    }));
  }

  /** What is left of it after some entries are taken out. */
  public without(entries: Iterable<BaselineEntry>): BaselineEntry[] {
    const removed = new Set([...entries].map(keyOf));
    return [...this.entries].filter(([key]) => !removed.has(key)).map(([, entry]) => entry);
  }
}

export function entryOf({ deployedStack, logicalId, id, verdict }: Place): BaselineEntry {
  return { stack: deployedStack, logicalId, id, verdict };
}

/** One line an entry, in an order of its own, so that two branches that shrink it merge. */
export function baselineText(entries: Iterable<BaselineEntry>): string {
  const lines = [...entries].map(({ stack, logicalId, id, verdict }) => `    ${JSON.stringify({ stack, logicalId, id, verdict })}`).sort();
  return `{\n  "version": 1,\n  "findings": [${lines.length > 0 ? `\n${lines.join(',\n')}\n  ` : ''}]\n}\n`;
}

/**
 * Reads a baseline.
 *
 * @throws TemplateError where it is none
 */
export function readBaseline(file: string): Baseline {
  const content = readSettingsFile(file);
  const findings = ownValue(content, 'findings');
  if (ownValue(content, 'version') !== 1 || !Array.isArray(findings)) throw new TemplateError(file, "this is no baseline: 'cdk-bulwark baseline' writes one");
  return new Baseline(findings.map((value: unknown, index) => {
    const [stack, logicalId, id] = ['stack', 'logicalId', 'id'].map((key) => ownString(value, key));
    const verdict = ownValue(value, 'verdict');
    if (!isObject(value) || stack === undefined || logicalId === undefined || id === undefined || (verdict !== 'fail' && verdict !== 'unknown')) {
      throw new TemplateError(file, `finding ${index + 1} has no stack, logicalId, id or verdict`);
    }
    return { stack, logicalId, id, verdict };
  }), file);
}

/** What tells one entry from another. */
export function keyOf({ stack, logicalId, id }: BaselineEntry): string {
  return findingKey({ deployedStack: stack, logicalId, id });
}
