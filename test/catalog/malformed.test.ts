import { controls } from '../../lib/catalog/index.generated';
import { Control, Example, templateOf } from '../../lib/core/control';
import { evaluate } from '../../lib/core/evaluate';
import { TemplateGraph } from '../../lib/core/template-graph';

/** What may stand where a template's author, or an attacker, put something else than CloudFormation asks for. */
const odd: readonly unknown[] = [
  null, '', 'text', -1, true, [], [null], [[]], ['text'], [{}], {}, { A: null }, { Ref: 'Gone' }, { Ref: 'AWS::NoValue' }, { Ref: null },
  { 'Fn::If': ['C', { Ref: 'AWS::NoValue' }, [{}]] }, { 'Fn::If': [] }, { 'Fn::Sub': '${Gone}' }, { 'Fn::GetAtt': [] },
  { 'Fn::Join': ['', { Ref: 'Gone' }] },
];

/** The value with each of its places in turn replaced, the whole included. */
function* replaced(value: unknown, replacement: unknown): Generator<unknown> {
  yield replacement;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) {
      for (const other of replaced(item, replacement)) yield [...value.slice(0, index), other, ...value.slice(index + 1)];
    }
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) for (const other of replaced(item, replacement)) yield { ...value, [key]: other };
  }
}

function thrown(control: Control, example: unknown): string[] {
  const template = templateOf(control, example as Example);
  const graph = new TemplateGraph([{ stackName: 'Example', file: 'example.json', template }]);
  return evaluate(graph, [control])
    .filter(({ message }) => message.includes('could not be evaluated'))
    .map(({ message }) => `${message} ${JSON.stringify(template)}`);
}

test.each(controls.map((control) => [control.id, control] as const))('%s takes whatever stands at any place of its examples', (_, control) => {
  const { fails, passes, unknown = [] } = control.examples;
  const failures: string[] = [];
  for (const example of [...fails, ...passes, ...unknown]) {
    for (const replacement of odd) for (const malformed of replaced(example, replacement)) failures.push(...thrown(control, malformed));
  }
  expect(failures.slice(0, 3)).toEqual([]);
});
