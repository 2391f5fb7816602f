import { join } from 'node:path';
import { SourceLines } from '../../lib/core/source-lines';
import { TemplateGraph, TemplateSource } from '../../lib/core/template-graph';

const template = { Resources: { Queue: { Type: 'AWS::SQS::Queue', Metadata: { 'aws:cdk:path': 'Shop/Queue' } }, Plain: { Type: 'AWS::SQS::Queue' } } };
const text = JSON.stringify(template, undefined, 2);

function linesOf(more: Partial<TemplateSource>, logicalId: string) {
  const [stack] = new TemplateGraph([{ stackName: 'S', file: join(process.cwd(), 'out', 's.json'), template, ...more }]).stacks;
  return new SourceLines().of(stack.resource(logicalId)!, 'Type');
}

test("a resource is mended at the line of the author's code, where that is known", () => {
  const sourceOf = (path: string) => (path === 'Shop/Queue' ? { file: 'app.ts', line: 3 } : undefined);
  expect(linesOf({ text, sourceOf }, 'Queue')).toEqual({ file: 'app.ts', line: 3 });
});

test('else at its line in the template, whose file is shown below the working folder', () => {
  expect(linesOf({ text, sourceOf: () => undefined }, 'Queue')).toEqual({ file: join('out', 's.json'), line: 4, column: 7 });
  expect(linesOf({ text }, 'Queue')).toMatchObject({ line: 4 });
  expect(linesOf({ text, sourceOf: () => ({ file: 'app.ts', line: 3 }) }, 'Plain')).toMatchObject({ line: 10 });
});

test('and nowhere, where the text of the template is not at hand', () => {
  expect(linesOf({}, 'Queue')).toBeUndefined();
});

test('each template has lines of its own', () => {
  const graph = new TemplateGraph([
    { stackName: 'A', file: 'a', template, text }, { stackName: 'B', file: 'b', template, text: `\n\n${text}` },
  ]);
  const lines = new SourceLines();
  expect(graph.stacks.map((stack) => lines.of(stack.resource('Plain')!, 'Type')?.line)).toEqual([10, 12]);
});
