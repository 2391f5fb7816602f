import { controls } from '../../lib/catalog/index.generated';
import { PropertyControl } from '../../lib/core/control';
import { verdictOf } from '../../lib/core/evaluate';
import { repairOf, repairPaths, withEdits } from '../../lib/core/repair';
import { resourceOf } from '../core/resource-of';

const repairable = controls.filter((one): one is PropertyControl => one.kind === 'property' && repairPaths(one).length > 0);

test('many controls can be repaired', () => {
  expect(repairable.length).toBeGreaterThan(35);
});

test.each(repairable.map((one) => [one.id, one] as const))('%s: what it edits lies on its paths, and makes it hold', (_, one) => {
  const paths = repairPaths(one);
  const repaired = one.examples.fails.filter((example) => {
    const plan = repairOf(one, resourceOf(one.resource, example));
    if (!('edits' in plan)) return false;
    for (const { path } of plan.edits) expect(paths).toContain(path.replace(/(^|\.)\d+(?=\.|$)/g, '$1*'));
    const after = resourceOf(one.resource, withEdits(example, plan.edits));
    expect(verdictOf(one, after) ?? 'pass').toBe('pass');
    expect(repairOf(one, after)).toEqual({ edits: [] });
    return true;
  });
  expect(repaired.length).toBeGreaterThan(0);
});
