import { is } from '../../lib/core/assertion';
import { graphControl, Outcome, PropertyControl, propertyControl } from '../../lib/core/control';
import { exampleFindings, exampleResource, falseExample } from '../../lib/core/example';

const description = { id: 'QueueSafe', title: '', severity: 'high', why: '', fix: '', satisfies: [], mitigates: [], source: '' } as const;

function control(fails: PropertyControl['examples']['fails'], passes: PropertyControl['examples']['passes']): PropertyControl {
  return propertyControl({ ...description, resource: 'AWS::SQS::Queue', requires: is('A', true), examples: { fails, passes } });
}

test('examples that are judged as they claim are no matter', () => {
  expect(falseExample(control([{}, { A: false }], [{ A: true }]))).toBeUndefined();
});

test.each([
  ['passes', { A: true }],
  ['can not be told', { A: { Ref: 'AWS::Region' } }],
])('an example that should fail and %s is named', (_, example) => {
  expect(falseExample(control([{}, example], [{ A: true }]))).toBe(`it does not fail ${JSON.stringify(example)}`);
});

test.each([
  ['fails', { A: false }],
  ['can not be told', { A: { Ref: 'AWS::Region' } }],
])('so is one that should pass and %s', (_, example) => {
  expect(falseExample(control([{}], [{ A: true }, example]))).toBe(`it does not pass ${JSON.stringify(example)}`);
});

test('one failure among several outcomes makes an example fail', () => {
  const outcomes: Outcome[] = [{ verdict: 'unknown', message: '' }, { verdict: 'fail', message: '', detail: 'x' }];
  const several = graphControl({
    ...description, resources: ['AWS::SQS::Queue'], check: () => outcomes,
    examples: { fails: [{ Own: { Type: 'AWS::SQS::Queue' } }], passes: [{}] },
  });
  expect(falseExample(several)).toBeUndefined();
});

test('what is found beside the control, such as a resource that no one can judge, is not its finding', () => {
  const asked = graphControl({ ...description, resources: ['AWS::SQS::Queue'], check: () => [], examples: { fails: [{}], passes: [{}] } });
  expect(exampleFindings(asked, { Own: { Type: 3 } })).toEqual([]);
});

test('the resource of an example has its properties, in a stack of its own', () => {
  const example = { A: false };
  const asked = control([example], [{ A: true }]);
  expect(exampleResource(asked, example)).toMatchObject({ type: 'AWS::SQS::Queue', properties: example });
  expect(exampleFindings(asked, example)).toMatchObject([{ stack: 'Example', template: 'example.json', verdict: 'fail' }]);
});
