import { controls } from '../../lib/catalog/index.generated';
import { constantRepair, Example } from '../../lib/core/control';
import { exampleVerdicts } from '../../lib/core/example';

function withConstants(example: Example, constants: ReadonlyMap<string, unknown>): Example {
  const repaired = structuredClone(example) as Record<string, unknown>;
  for (const [path, value] of constants) {
    const keys = path.split('.');
    let at = repaired;
    for (const key of keys.slice(0, -1)) at = (at[key] ??= {}) as Record<string, unknown>;
    at[keys.at(-1)!] = value;
  }
  return repaired;
}

describe.each(controls.map((control) => [control.id, control] as const))('%s', (_, control) => {
  test.each(control.examples.fails)('fails %j', (example) => {
    expect(exampleVerdicts(control, example)).toContain('fail');
  });

  test.each(control.examples.passes)('passes %j', (example) => {
    expect(exampleVerdicts(control, example)).toEqual([]);
  });

  for (const example of control.examples.unknown ?? []) {
    test(`can not tell of ${JSON.stringify(example)}`, () => {
      const verdicts = exampleVerdicts(control, example);
      expect(verdicts).toContain('unknown');
      expect(verdicts).not.toContain('fail');
    });
  }

  const repair = constantRepair(control);
  if (repair && control.kind === 'property') {
    test.each(control.examples.fails)('is repaired by its constants in %j', (example) => {
      expect(exampleVerdicts(control, withConstants(example, repair))).toEqual([]);
    });
  }
});
