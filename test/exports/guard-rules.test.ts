import { controls } from '../../lib/catalog/index.generated';
import { PropertyControl } from '../../lib/core/control';
import { guardFile, guardRules } from '../../lib/exports/guard-rules';

const { rules, leftOut } = guardRules(controls);
const propertyControls = controls.filter((control): control is PropertyControl => control.kind === 'property');
const exported = rules.map(({ control }) => control);

test('every property control is a rule', () => {
  expect(exported.map(({ id }) => id)).toEqual(propertyControls.map(({ id }) => id));
});

test('of what is left out, the reason is told', () => {
  expect([...leftOut.keys()]).toEqual(controls.filter(({ kind }) => kind === 'graph').map(({ id }) => id));
  expect(new Set(leftOut.values())).toEqual(new Set(['it is a question about several resources, or about what a policy allows']));
});

test('the file says what is not in it', () => {
  const file = guardFile(guardRules(controls), 'All.');
  expect(file).toMatch(/^# All\.\n#\n# \d+ rules of cdk-bulwark\. \d+ controls can not be said/);
  for (const id of leftOut.keys()) expect(file).toContain(`#   ${id}\n`);
});

test('what can not be read at a glance is not written: no rule is longer than the longest policy of AWS Config', () => {
  expect(rules.filter(({ text }) => text.length > 10_000).map(({ control }) => control.id)).toEqual([]);
});
