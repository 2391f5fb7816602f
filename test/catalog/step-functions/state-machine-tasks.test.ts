import { tasksOf } from '../../../lib/catalog/step-functions/state-machine-tasks';
import { TemplateGraph } from '../../../lib/core/template-graph';

function namesOf(properties: object): string[] {
  const template = { Resources: { Machine: { Type: 'AWS::StepFunctions::StateMachine', Properties: properties } } };
  const graph = new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template }]);
  return tasksOf(graph.ofType('AWS::StepFunctions::StateMachine')[0]).map(({ name }) => name);
}

const task = { Type: 'Task', Resource: 'arn:aws:states:::lambda:invoke' };

test('tasks are found in branches, maps and what older definitions call an iterator', () => {
  expect(namesOf({
    Definition: {
      States: {
        First: task,
        Both: { Type: 'Parallel', Branches: [{ States: { Left: task } }, { States: { Right: task, Wait: { Type: 'Wait' } } }] },
        Each: { Type: 'Map', ItemProcessor: { States: { Item: task } } },
        Old: { Type: 'Map', Iterator: { States: { Element: task } } },
      },
    },
  })).toEqual(['First', 'Left', 'Right', 'Item', 'Element']);
});

test('a definition is read from text with open pieces', () => {
  const text = JSON.stringify({ States: { Pay: { ...task, Parameters: { FunctionName: 'PLACE' } } } }).split('PLACE');
  expect(namesOf({ DefinitionString: { 'Fn::Join': ['', [text[0], { Ref: 'AWS::Region' }, text[1]]] } })).toEqual(['Pay']);
});

test('states are looked for at up to 20 levels of depth', () => {
  const nested = (levels: number) => Array.from({ length: levels }).reduce<object>((States) => ({ Each: { Type: 'Map', ItemProcessor: { States } } }), { Innermost: task });
  expect(namesOf({ Definition: { States: nested(20) } })).toEqual(['Innermost']);
  expect(namesOf({ Definition: { States: nested(21) } })).toEqual([]);
});

test.each([[{ Definition: { States: { Pay: null } } }], [{ DefinitionString: 'not JSON' }], [{ DefinitionString: '[]' }], [{ DefinitionS3Location: { Bucket: 'a', Key: 'b' } }]])('%j has no tasks to read', (properties) => {
  expect(namesOf(properties)).toEqual([]);
});
