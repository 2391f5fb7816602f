/** The end of support of Node.js' even releases. https://nodejs.org/en/about/previous-releases, November 2026. */
const endOfSupport: ReadonlyMap<number, string> = new Map([[20, '2026-04-30'], [22, '2027-04-30'], [24, '2028-04-30'], [26, '2029-04-30']]);

/** The day after which a release gets no more security fixes; undefined where that is not known. */
export function nodeEndOfSupport(version: string): string | undefined {
  return endOfSupport.get(Number(version.replace(/^v/, '').split('.')[0]));
}
