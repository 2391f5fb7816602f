import { is } from '../../lib/core/assertion';
import { controlsOf, graphControl, Profile, propertyControl, resourceTypesOf, templateOf } from '../../lib/core/control';

const description = {
  id: 'QueueSafe', title: '', severity: 'high', why: '', fix: '', satisfies: [], mitigates: [], source: '', examples: { fails: [{}], passes: [{}] },
} as const;
const property = propertyControl({ ...description, resource: 'AWS::SQS::Queue', requires: is('A', true) });
const graph = graphControl({ ...description, resources: ['AWS::SQS::Queue', 'AWS::SNS::Topic'], check: () => [] });

test('each kind says what it is and what it is about', () => {
  expect([property.kind, graph.kind]).toEqual(['property', 'graph']);
  expect([property, graph].map(resourceTypesOf)).toEqual([['AWS::SQS::Queue'], ['AWS::SQS::Queue', 'AWS::SNS::Topic']]);
});

test("a property control's example is the properties of a resource, which has none where the example is empty", () => {
  expect(templateOf(property, { A: true })).toEqual({ Resources: { Subject: { Type: 'AWS::SQS::Queue', Properties: { A: true } } } });
  expect(templateOf(property, {}).Resources).toEqual({ Subject: { Type: 'AWS::SQS::Queue' } });
  expect(templateOf(property, { Outputs: {} })).toMatchObject({ Resources: { Subject: { Properties: { Outputs: {} } } } });
  expect(templateOf(property, null as never)).toEqual({ Resources: { Subject: { Type: 'AWS::SQS::Queue', Properties: null } } });
});

test("a graph control's example is the resources of a template", () => {
  expect(templateOf(graph, { Own: { Type: 'AWS::SQS::Queue' } })).toEqual({ Resources: { Own: { Type: 'AWS::SQS::Queue' } } });
  expect(templateOf(graph, {})).toEqual({ Resources: {} });
});

test.each(['Conditions', 'Description', 'Mappings', 'Metadata', 'Outputs', 'Parameters'])('with %s it is the whole template', (section) => {
  const example = { [section]: {}, Resources: {} };
  expect(templateOf(graph, example)).toBe(example);
});

test.each<[Profile, string[]]>([
  ['baseline', ['Baseline']],
  ['standard', ['Baseline', 'Standard', 'Unsaid']],
  ['strict', ['Baseline', 'Standard', 'Strict', 'Unsaid']],
])('%s asks for what it and the less strict profiles ask for; standard is where nothing is said', (profile, expected) => {
  const controls = [
    { ...property, id: 'Baseline', profile: 'baseline' as const }, { ...property, id: 'Standard', profile: 'standard' as const },
    { ...property, id: 'Strict', profile: 'strict' as const }, { ...property, id: 'Unsaid' },
  ];
  expect(controlsOf(profile, controls).map(({ id }) => id)).toEqual(expected);
});
