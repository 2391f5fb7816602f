import { Finding, findingKey } from './finding';
import type { Report } from './report';

/** What a change brought and took, of the findings that count. */
export interface ReportDifference {
  readonly brought: readonly Finding[];
  readonly gone: readonly Finding[];
  readonly remaining: readonly Finding[];
}

/** Findings by what they are about, wherever they moved. What could not be told before and fails now is brought. */
export function differenceOf(report: Report, base: Report): ReportDifference {
  const before = new Map(counted(base).map((finding) => [findingKey(finding), finding]));
  const now = new Map(counted(report).map((finding) => [findingKey(finding), finding]));
  const isNew = (finding: Finding): boolean => {
    const known = before.get(findingKey(finding));
    return known === undefined || (known.verdict === 'unknown' && finding.verdict === 'fail');
  };
  return {
    brought: [...now.values()].filter(isNew),
    gone: [...before.values()].filter((finding) => !now.has(findingKey(finding))),
    remaining: [...now.values()].filter((finding) => !isNew(finding)),
  };
}

/** Those of the author's own resources that nothing settles. */
export function counted({ findings }: Report): readonly Finding[] {
  return findings.filter(({ origin }) => origin === 'author');
}
