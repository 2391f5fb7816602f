import { allFindings, draw, hasApps, keyOf } from './drawn-findings';
import judged from './judged-findings.json';

/**
 * Findings in the templates of public apps, drawn by a fixed seed and judged by reading the template: whether what is said
 * is true there, and worth saying. A finding that is drawn anew is judged by hand and added, with its reason.
 */
const onApps = hasApps ? describe : describe.skip;
onApps('of 100 findings in public apps (skipped without ../shared/corpus)', () => {
  const all = hasApps ? allFindings() : [];
  const verdicts = new Map(judged.map((one) => [keyOf(one), one.right]));

  test('each was judged', () => {
    expect(draw(all, 100).map(keyOf).filter((key) => !verdicts.has(key))).toEqual([]);
  });

  test('at least 97 are right', () => {
    expect(draw(all, 100).filter((drawn) => verdicts.get(keyOf(drawn))).length).toBeGreaterThanOrEqual(97);
  });

  test('those that were judged right are still found', () => {
    const found = new Set(all.map(keyOf));
    expect(judged.filter((one) => one.right && !found.has(keyOf(one))).map(keyOf)).toEqual([]);
  });
});
