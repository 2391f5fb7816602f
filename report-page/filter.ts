import type { PageFinding } from '../lib/reporters/html/page-data';
import { severities } from './badge';

/** What a reader may narrow the list by; each is a key of the address. */
export const filterKeys = ['q', 'severity', 'verdict', 'state', 'service', 'stack', 'control', 'resource'] as const;
export type FilterKey = (typeof filterKeys)[number];
export type Filter = Readonly<Record<FilterKey, string>>;

export function filterOf(query: URLSearchParams): Filter {
  return Object.fromEntries(filterKeys.map((key) => [key, query.get(key) ?? ''])) as Record<FilterKey, string>;
}

const texts = new WeakMap<PageFinding, string>();

/** The findings that a filter leaves, the worst first. Without a word on their state: those that count. */
export function filtered(findings: readonly PageFinding[], filter: Filter): readonly PageFinding[] {
  const words = filter.q.toLowerCase().split(/\s+/).filter((word) => word !== '');
  const state = filter.state === '' ? 'open' : filter.state;
  return findings.filter((finding) =>
    (state === 'all' || finding.state === state)
    && (['severity', 'verdict', 'service', 'stack', 'control'] as const).every((key) => filter[key] === '' || finding[key] === filter[key])
    && (filter.resource === '' || finding.logicalId === filter.resource)
    && words.every((word) => textOf(finding).includes(word))).sort(compare);
}

function textOf(finding: PageFinding): string {
  let text = texts.get(finding);
  if (text === undefined) {
    const { id, message, logicalId, resourceType, stack, place, constructPath = '' } = finding;
    texts.set(finding, text = [id, message, logicalId, resourceType, stack, place, constructPath].join('\n').toLowerCase());
  }
  return text;
}

function compare(a: PageFinding, b: PageFinding): number {
  return Number(a.verdict === 'unknown') - Number(b.verdict === 'unknown') || severities.indexOf(a.severity) - severities.indexOf(b.severity);
}
