import { Acknowledgement, Acknowledgements, acknowledgementsFrom } from '../../lib/core/acknowledgement';

const at = (constructPath: string, id: string): Acknowledgement => (
  { constructPath, id, reason: `${id} at ${constructPath || 'the app'}` }
);

function reasonFor(acknowledgements: readonly Acknowledgement[], of: { id: string; control: string; constructPath?: string }) {
  return new Acknowledgements(acknowledgements).find(of)?.reason;
}

const finding = { id: 'A[x]', control: 'A', constructPath: 'Shop/Queue/Resource' };

test.each<[string, Acknowledgement[], string | undefined]>([
  ['of the finding on the construct', [at('Shop/Queue', 'A[x]')], 'A[x] at Shop/Queue'],
  ['of the finding on the resource itself', [at('Shop/Queue/Resource', 'A[x]')], 'A[x] at Shop/Queue/Resource'],
  ['of the whole control', [at('Shop/Queue', 'A')], 'A at Shop/Queue'],
  ['on the stack', [at('Shop', 'A')], 'A at Shop'],
  ['on the app', [at('', 'A')], 'A at the app'],
  ['that is closest', [at('Shop', 'A[x]'), at('Shop/Queue', 'A')], 'A at Shop/Queue'],
  ['of the finding before that of the control', [at('Shop', 'A'), at('Shop', 'A[x]')], 'A[x] at Shop'],
  ['of another finding', [at('Shop', 'A[y]')], undefined],
  ['of another control', [at('Shop', 'B')], undefined],
  ['on a sibling', [at('Shop/Topic', 'A')], undefined],
  ['on a construct whose name begins alike', [at('Shop/Que', 'A')], undefined],
  ['on a child', [at('Shop/Queue/Resource/Child', 'A')], undefined],
])('an acknowledgement %s', (_, acknowledgements, reason) => {
  expect(reasonFor(acknowledgements, finding)).toBe(reason);
});

test('a finding without a construct can not be acknowledged', () => {
  expect(reasonFor([at('', 'A')], { id: 'A', control: 'A' })).toBeUndefined();
});

test('spaces of an id are hyphens in what the CDK writes', () => {
  expect(reasonFor([at('Shop', 'A[a-b]')], { ...finding, id: 'A[a b]' })).toBe('A[a-b] at Shop');
});

test.each([
  [{ 'Bulwark::A': 'why', 'AwsSolutions-SQS3': 'other' }, [{ constructPath: 'Shop', id: 'A', reason: 'why' }]],
  [{ 'Bulwark::A': 3 }, [{ constructPath: 'Shop', id: 'A', reason: '3' }]],
  ['text', []],
  [null, []],
  [undefined, []],
])('of what the CDK wrote, %j, ours are %j', (data, expected) => {
  expect(acknowledgementsFrom('Shop', data)).toEqual(expected);
});
