import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Control, Example, profiles, resourceTypesOf, severities } from '../../lib/core/control';
import { exampleFindings, exampleResource } from '../../lib/core/example';
import { repairOf, withEdits } from '../../lib/core/repair';
import { describedRepair, firstRepair, overrides } from '../../tools/generate/described-repair';
import { reportedFindings } from '../../tools/generate/reported-findings';

/** Declares the tests of one control: its examples, and what its constants repair. */
export function testExamples(control: Control): void {
  const verdictsOf = (example: Example) => exampleFindings(control, example).map(({ verdict }) => verdict);

  test.each(control.examples.fails)('fails %j', (example) => {
    expect(verdictsOf(example)).toContain('fail');
  });

  test.each(control.examples.passes)('passes %j', (example) => {
    expect(verdictsOf(example)).toEqual([]);
  });

  for (const example of control.examples.unknown ?? []) {
    test(`can not tell of ${JSON.stringify(example)}`, () => {
      const verdicts = verdictsOf(example);
      expect(verdicts).toContain('unknown');
      expect(verdicts).not.toContain('fail');
    });
  }

  test('says what is wrong, and where', () => {
    expect(control.id).toMatch(/^([A-Z][a-z0-9]*)+$/);
    expect(severities).toContain(control.severity);
    expect(profiles).toContain(control.profile ?? 'standard');
    for (const type of resourceTypesOf(control)) expect(type).toMatch(/^AWS::\w+::\w+$/);
    for (const example of [...control.examples.fails, ...control.examples.unknown ?? []]) {
      for (const { id, message, path } of exampleFindings(control, example)) {
        expect(id.split('[')[0]).toBe(control.id);
        expect(message).toMatch(/\S/);
        expect(path).toMatch(/^$|^[A-Z]/);
      }
    }
  });

  // The page is generated: what differs from it, a reader of the last release did not see coming.
  const page = (): string => readFileSync(join(__dirname, `../../docs/controls/${control.id}.md`), 'utf8');

  test('says what its page says', () => {
    expect(page()).toContain(`## What a report says\n\n${reportedFindings(control)}\n`);
  });

  if (control.kind === 'property') {
    test('is repaired as its page says', () => {
      expect(page()).toContain(describedRepair(control));
      expect(page()).toContain(overrides(firstRepair(control) ?? []));
    });

    test('is repaired by what its repair edits', () => {
      for (const example of control.examples.fails) {
        const repair = repairOf(control, exampleResource(control, example));
        if ('edits' in repair) expect(verdictsOf(withEdits(example, repair.edits))).toEqual([]);
      }
    });
  }
}
