import { describeValue } from '../../lib/core/describe-value';
import { resolve, resolvedItems, textAlternatives } from '../../lib/core/intrinsics';
import { TemplateGraph, TemplateSource } from '../../lib/core/template-graph';
import { renderText } from '../../lib/core/text';

const queue = { Type: 'AWS::SQS::Queue' };

function source(stackName: string, template: object, more: Partial<TemplateSource> = {}): TemplateSource {
  return { stackName, file: `${stackName}.json`, template: template as TemplateSource['template'], ...more };
}

/** What a value in the first of the stacks is, in words. */
function meaning(value: unknown, ...sources: TemplateSource[]): string[] {
  const [stack] = new TemplateGraph(sources).stacks;
  return resolve(value, stack).map(describeValue);
}

const template = {
  Parameters: {
    Mode: { Type: 'String', Default: 'Active' },
    Open: { Type: 'String' },
    Choice: { Type: 'String', AllowedValues: ['a', 'b'] },
    Zones: { Type: 'CommaDelimitedList', Default: 'x,y' },
    Numbers: { Type: 'List<Number>', Default: 7 },
    NoList: { Type: 'MyList<String>', Default: 'x,y' },
    Untyped: { Default: 'standard' },
    Choiceless: { Type: 'String', AllowedValues: [] },
    OddChoice: { Type: 'String', AllowedValues: ['a', {}] },
    FromStore: { Type: 'AWS::SSM::Parameter::Value<String>', Default: '/path' },
    Odd: 'not a mapping',
  },
  Mappings: { Sizes: { dev: { memory: 128 }, prod: { memory: 512 } }, Odd: 3, OddRow: { dev: 'x' } },
  Resources: { Queue: queue },
};

test('the items of a list are read one by one; what is no list has none', () => {
  const [stack] = new TemplateGraph([source('Stack', template)]).stacks;
  const items = (value: unknown) => resolve(value, stack).flatMap(resolvedItems).map(describeValue);
  expect(items([{ Ref: 'Mode' }, { 'Fn::If': ['Prod', 'x', 'y'] }])).toEqual(['Active', 'x when Prod is true', 'y when Prod is false']);
  expect(items({ Ref: 'Zones' })).toEqual(['x', 'y']);
  for (const value of ['x', { a: 1 }, { Ref: 'Open' }, null]) expect(items(value)).toEqual([]);
});

describe('one template', () => {
  test.each<[string, unknown, string[]]>([
    ['a literal', 'x', ['x']],
    ['zero', 0, ['0']],
    ['null', null, ['absent']],
    ['a list', [1], ['a list']],
    ['an object of two keys is no function', { 'Ref': 'Queue', 'Fn::Sub': 'x' }, ['an object']],
    ['an empty object', {}, ['an object']],

    ['Ref to a resource', { Ref: 'Queue' }, ['a reference to Queue']],
    ['Ref to a parameter with a default', { Ref: 'Mode' }, ['Active']],
    ['Ref to a parameter without', { Ref: 'Open' }, ['${Open}']],
    ['Ref to a parameter that has choices', { Ref: 'Choice' }, ['a when Choice is a', 'b when Choice is b']],
    ['Ref to a parameter that is a list', { Ref: 'Zones' }, ['a list']],
    ["Ref to a parameter of the parameter store: its default is a name", { Ref: 'FromStore' }, ['${FromStore}']],
    ['Ref to a pseudo parameter', { Ref: 'AWS::Region' }, ['${AWS.Region}']],
    ['Ref to no value', { Ref: 'AWS::NoValue' }, ['absent']],
    ['Ref to nothing', { Ref: 'Gone' }, ["not known before deployment ('Gone' is nowhere in the template)"]],
    ['Ref to a parameter of a wrong shape', { Ref: 'Odd' }, ["not known before deployment ('Odd' is nowhere in the template)"]],
    ['Ref of no name', { Ref: ['Queue'] }, ['not known before deployment (Ref takes a name)']],
    ['Ref to __proto__', { Ref: '__proto__' }, ["not known before deployment ('__proto__' is nowhere in the template)"]],
    ['Ref to constructor', { Ref: 'constructor' }, ["not known before deployment ('constructor' is nowhere in the template)"]],

    ['Ref to a list of numbers', { 'Fn::Join': ['+', { Ref: 'Numbers' }] }, ['7']],
    ['Ref to a parameter whose type only sounds like a list', { Ref: 'NoList' }, ['x,y']],
    ['Ref to a parameter without a type', { Ref: 'Untyped' }, ['standard']],
    ['Ref to a parameter that has no choice', { Ref: 'Choiceless' }, ['${Choiceless}']],
    ['Ref to a parameter with a choice of a wrong shape', { Ref: 'OddChoice' }, ['${OddChoice}']],
    ['what is not JSON', () => 'x', ['not known before deployment (it is not JSON)']],

    ['Fn::GetAtt of an attribute of two parts', { 'Fn::Sub': ['${A}', { A: { 'Fn::GetAtt': ['Queue', 'a', 'b'] } }] }, ['${Queue.a.b}']],
    ['Fn::GetAtt of an attribute that is a function', { 'Fn::Sub': ['${A}', { A: { 'Fn::GetAtt': ['Queue', { Ref: 'Mode' }] } }] }, ['${Queue.}']],
    ['Fn::GetAtt as a list', { 'Fn::GetAtt': ['Queue', 'Arn'] }, ['a reference to Queue']],
    ['Fn::GetAtt as a string', { 'Fn::GetAtt': 'Queue.Arn' }, ['a reference to Queue']],
    ['Fn::GetAtt of nothing', { 'Fn::GetAtt': ['Gone', 'Arn'] }, ["not known before deployment ('Gone' is nowhere in the template)"]],
    ['Fn::GetAtt of a number', { 'Fn::GetAtt': 3 }, ['not known before deployment (Fn::GetAtt takes a resource and an attribute)']],

    ['Fn::If in both branches', { 'Fn::If': ['Prod', 1, 2] }, ['1 when Prod is true', '2 when Prod is false']],
    ['Fn::If within Fn::If', { 'Fn::If': ['A', { 'Fn::If': ['B', 1, 2] }, { Ref: 'AWS::NoValue' }] },
      ['1 when A is true and B is true', '2 when A is true and B is false', 'absent when A is false']],
    ['Fn::If of a condition that is no name', { 'Fn::If': [{ Ref: 'Mode' }, 1, 2] }, ['not known before deployment (Fn::If takes the name of a condition)']],
    ['Fn::If of no list', { 'Fn::If': 'abc' }, ['not known before deployment (Fn::If takes three values)']],
    ['Fn::If of two values', { 'Fn::If': ['A', 1] }, ['not known before deployment (Fn::If takes three values)']],

    ['Fn::Sub of what is known', { 'Fn::Sub': '${Mode}-x' }, ['Active-x']],
    ['Fn::Sub of what is not', { 'Fn::Sub': 'arn:${AWS::Partition}:x' }, ['arn:${AWS.Partition}:x']],
    ['Fn::Sub with variables', { 'Fn::Sub': ['${A}/${Queue.Arn}', { A: { Ref: 'Mode' } }] }, ['Active/${Queue.Arn}']],
    ['Fn::Sub with an escape', { 'Fn::Sub': '${!Literal}' }, ['${Literal}']],
    ['Fn::Sub of choices', { 'Fn::Sub': 'x-${Choice}' }, ['x-a', 'x-b']],
    ['Fn::Sub with spaces', { 'Fn::Sub': '${ Mode }' }, ['Active']],
    ['Fn::Sub of a value that is absent in one branch', { 'Fn::Sub': ['a${A}', { A: { 'Fn::If': ['C', 'b', { Ref: 'AWS::NoValue' }] } }] }, ['ab', 'a']],
    ['Fn::Sub of what is absent', { 'Fn::Sub': ['${A}', { A: { Ref: 'AWS::NoValue' } }] }, ['empty']],
    ['Fn::Sub of a list', { 'Fn::Sub': ['${A}', { A: ['x'] }] }, ['${?}']],
    ['Fn::Sub of nothing', { 'Fn::Sub': '${Gone}' }, ['${?}']],
    ['Fn::Sub of a number', { 'Fn::Sub': 3 }, ['not known before deployment (Fn::Sub takes a string)']],

    ['Fn::Join', { 'Fn::Join': ['-', ['a', { Ref: 'Mode' }, { Ref: 'AWS::Region' }]] }, ['a-Active-${AWS.Region}']],
    ['Fn::Join of a parameter', { 'Fn::Join': ['+', { Ref: 'Zones' }] }, ['x+y']],
    ['Fn::Join of an unknown list', { 'Fn::Join': [',', { 'Fn::GetAZs': '' }] },
      ['not known before deployment (the list that Fn::Join joins is known only on deployment)']],
    ['Fn::Join of an empty list', { 'Fn::Join': ['', []] }, ['empty']],
    ['Fn::Join of no list', { 'Fn::Join': {} }, ['not known before deployment (Fn::Join takes a delimiter and a list)']],
    ['Fn::Join of a delimiter that is no text', { 'Fn::Join': [{ Ref: 'Mode' }, ['a', 'b']] }, ['not known before deployment (Fn::Join takes a delimiter and a list)']],
    ['Fn::Join of text', { 'Fn::Join': 'a' }, ['not known before deployment (Fn::Join takes a delimiter and a list)']],

    ['Fn::Select', { 'Fn::Select': [1, ['a', 'b']] }, ['b']],
    ['Fn::Select of text', { 'Fn::Select': ['0', { Ref: 'Zones' }] }, ['x']],
    ['Fn::Select of a piece', { 'Fn::Select': [1, { 'Fn::Split': ['|', 'bus|rule'] }] }, ['rule']],
    ['Fn::Select of a piece of what only deployment knows', { 'Fn::Select': [1, { 'Fn::Split': ['|', { Ref: 'Queue' }] }] }, ['${Piece1.Queue.Ref}']],
    ['Fn::Select of a piece of a region', { 'Fn::Select': [0, { 'Fn::Split': ['-', { Ref: 'AWS::Region' }] }] }, ['${Piece0.AWS.Region}']],
    ['Fn::Select of a piece of a longer text', { 'Fn::Select': [0, { 'Fn::Split': ['-', { 'Fn::Sub': 'a-${Queue}-${AWS::Region}' }] }] }, ['${Piece0.a-Queue.Ref-AWS.Region}']],
    ['Fn::Select of what is no list', { 'Fn::Select': [0, { a: 1 }] }, ['not known before deployment (what Fn::Select picks is known only on deployment)']],
    ['Fn::Select of a number that is none', { 'Fn::Select': ['x', ['a']] }, ['not known before deployment (what Fn::Select picks is known only on deployment)']],
    ['Fn::Select of half an index', { 'Fn::Select': [0.5, ['a']] }, ['not known before deployment (what Fn::Select picks is known only on deployment)']],
    ['Fn::Select by an index that only deployment knows', { 'Fn::Select': [{ Ref: 'Open' }, { Ref: 'AWS::Region' }] }, ['not known before deployment (what Fn::Select picks is known only on deployment)']],
    ['Fn::Select of no list', { 'Fn::Select': 3 }, ['not known before deployment (what Fn::Select picks is known only on deployment)']],
    ['Fn::Split of no list', { 'Fn::Split': 3 }, ['not known before deployment (Fn::Split takes a delimiter and a text)']],
    ['Fn::Split by what is no text', { 'Fn::Split': [3, 'a'] }, ['not known before deployment (Fn::Split takes a delimiter and a text)']],
    ['Fn::Split of nothing', { 'Fn::Split': ['', 'a'] }, ['not known before deployment (Fn::Split takes a delimiter and a text)']],
    ['Fn::Select beyond the end', { 'Fn::Select': [5, ['a']] }, ['not known before deployment (what Fn::Select picks is known only on deployment)']],

    ['Fn::FindInMap', { 'Fn::FindInMap': ['Sizes', 'dev', 'memory'] }, ['128']],
    ['Fn::FindInMap by region', { 'Fn::FindInMap': ['Sizes', { Ref: 'AWS::Region' }, 'memory'] }, ['128', '512']],
    ['Fn::FindInMap of no name', { 'Fn::FindInMap': [{ Ref: 'Mode' }, 'a', 'b'] }, ['not known before deployment (Fn::FindInMap takes the name of a map)']],
    ['Fn::FindInMap of no list', { 'Fn::FindInMap': 'Sizes' }, ['not known before deployment (Fn::FindInMap takes the name of a map)']],
    ['Fn::FindInMap of a row of a wrong shape', { 'Fn::FindInMap': ['OddRow', 'dev', 'memory'] }, ["not known before deployment (the map 'OddRow' has no such entry)"]],
    ['Fn::FindInMap of a row of a wrong shape by region', { 'Fn::FindInMap': ['OddRow', 'dev', { Ref: 'AWS::Region' }] }, ["not known before deployment (the map 'OddRow' has no such entry)"]],
    ['Fn::FindInMap of no such key', { 'Fn::FindInMap': ['Sizes', 'gone', 'memory'] }, ["not known before deployment (the map 'Sizes' has no such entry)"]],
    ['Fn::FindInMap of a map of a wrong shape', { 'Fn::FindInMap': ['Odd', 'a', 'b'] }, ["not known before deployment (the map 'Odd' has no such entry)"]],
    ['Fn::FindInMap of __proto__', { 'Fn::FindInMap': ['__proto__', 'a', 'b'] }, ["not known before deployment (the map '__proto__' has no such entry)"]],

    ['a function that only deployment can tell', { 'Fn::Base64': 'x' }, ['not known before deployment (Fn::Base64 is known only on deployment)']],
    ['a function that there is not', { 'Fn::Nonsense': 1 }, ['not known before deployment (Fn::Nonsense is known only on deployment)']],
    ['a function called as an inherited property', { 'Fn::__proto__': 1 }, ['not known before deployment (Fn::__proto__ is known only on deployment)']],
    ['a dynamic reference', '{{resolve:secretsmanager:db:SecretString}}', ['${resolve.secretsmanager.db.SecretString}']],
    ['a dynamic reference within a text', 'a{{resolve:ssm:/x}}b{{resolve:ssm:/y}}', ['a${resolve.ssm./x}b${resolve.ssm./y}']],
    ['a dynamic reference that does not end', '{{resolve:ssm', [expect.any(String)]],
  ])('%s', (_, value, expected) => {
    expect(meaning(value, source('A', template))).toEqual(expected);
  });

  test('a template without parameters, mappings and resources, or with ones of a wrong shape', () => {
    for (const broken of [{}, { Parameters: [], Mappings: 'x', Resources: { A: 3, B: null, C: { Type: 7 } } }]) {
      expect(meaning({ Ref: 'A' }, source('A', broken))).toEqual([expect.stringContaining('nowhere in the template')]);
    }
  });
});

describe('across stacks', () => {
  const exporting = (name: unknown) => ({ Resources: { Own: queue }, Outputs: { Url: { Value: { Ref: 'Own' }, Export: { Name: name } } } });

  test('Fn::ImportValue is what another stack exports', () => {
    expect(meaning({ 'Fn::ImportValue': 'shared' }, source('A', {}), source('B', exporting('shared')))).toEqual(['a reference to Own']);
  });

  test('an export name may hold what is the same in every stack', () => {
    const name = { 'Fn::Sub': '${AWS::Region}-shared' };
    expect(meaning({ 'Fn::ImportValue': name }, source('A', {}), source('B', exporting(name)))).toEqual(['a reference to Own']);
  });

  test.each([
    ["its stack's name", { 'Fn::Sub': '${AWS::StackName}-shared' }],
    ['a parameter of its stack', { 'Fn::Sub': '${Open}-shared' }],
  ])('an export name that holds %s is not taken for the same name elsewhere', (_, name) => {
    const importing = source('A', { Parameters: { Open: { Type: 'String' } } });
    const exports = source('B', { ...exporting(name), Parameters: { Open: { Type: 'String' } } });
    expect(meaning({ 'Fn::ImportValue': name }, importing, exports)).toEqual([expect.stringContaining('not among the templates')]);
  });

  test('one name that two stacks export can be either', () => {
    const second = { Outputs: { Url: { Value: 'literal', Export: { Name: 'shared' } } } };
    expect(meaning({ 'Fn::ImportValue': 'shared' }, source('A', {}), source('B', exporting('shared')), source('C', second)))
      .toEqual(['a reference to Own', 'literal']);
  });

  test('what nobody exports is not known', () => {
    expect(meaning({ 'Fn::ImportValue': 'gone' }, source('A', { Outputs: { X: 3, Y: { Export: 'x' } } }))).toEqual([expect.stringContaining('not among the templates')]);
  });

  test('Fn::GetStackOutput is the output of the stack of that name', () => {
    const output = { Outputs: { Url: { Value: { Ref: 'Own' } } }, Resources: { Own: queue } };
    const other = { Outputs: { Url: { Value: 'other' } } };
    const value = { 'Fn::GetStackOutput': { StackName: 'b', OutputName: 'Url' } };
    expect(meaning(value, source('A', {}), source('B', output, { deployedName: 'b' }), source('C', other, { deployedName: 'c' }))).toEqual(['a reference to Own']);
    expect(meaning(value, source('A', {}), source('B', output), source('C', other))).toEqual(['a reference to Own', 'other']);
    expect(meaning(value, source('A', {}))).toEqual([expect.stringContaining('not among the templates')]);
    expect(meaning({ 'Fn::GetStackOutput': 'Url' }, source('A', {}))).toEqual([expect.stringContaining('takes the name of an output')]);
  });
});

describe('nested stacks', () => {
  const nested = (child: object, parameters: object = {}) => source('A', {
    Resources: { Own: queue, Child: { Type: 'AWS::CloudFormation::Stack', Properties: { Parameters: parameters } } },
  }, { nested: new Map([['Child', source('A#Child', child)]]) });

  function inChild(value: unknown, parent: TemplateSource): string[] {
    return resolve(value, new TemplateGraph([parent]).stacks[1]).map(describeValue);
  }

  test('a parameter is what the parent passes, in terms of the parent', () => {
    const child = { Parameters: { Given: { Type: 'String', Default: 'standard' } } };
    expect(inChild({ Ref: 'Given' }, nested(child, { Given: { Ref: 'Own' } }))).toEqual(['a reference to Own']);
    expect(inChild({ Ref: 'Given' }, nested(child))).toEqual(['standard']);
  });

  test('an output is read in terms of the child', () => {
    const child = { Resources: { Inner: queue }, Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Inner', 'Arn'] } } } };
    expect(meaning({ 'Fn::GetAtt': ['Child', 'Outputs.Arn'] }, nested(child))).toEqual(['a reference to Inner']);
    expect(meaning({ 'Fn::GetAtt': 'Child.Outputs.Arn' }, nested(child))).toEqual(['a reference to Inner']);
    expect(meaning({ 'Fn::GetAtt': ['Child', 'Outputs.Gone'] }, nested(child))).toEqual(['a reference to Child']);
  });

  test('outputs and parameters that refer to each other in a circle end', () => {
    const child = { Parameters: { P: { Type: 'String' } }, Outputs: { O: { Value: { 'Fn::Sub': '${P}${P}' } } } };
    const circle = nested(child, { P: { 'Fn::GetAtt': ['Child', 'Outputs.O'] } });
    expect(meaning({ 'Fn::GetAtt': ['Child', 'Outputs.O'] }, circle)).toEqual([expect.any(String)]);
  });

  test('exports that import themselves end', () => {
    const circle = { Outputs: { O: { Value: { 'Fn::ImportValue': 'o' }, Export: { Name: 'o' } } } };
    expect(meaning({ 'Fn::ImportValue': 'o' }, source('A', circle))).toEqual(['not known before deployment (its functions are nested too deeply)']);
    const byName = { Outputs: { O: { Value: 1, Export: { Name: { 'Fn::ImportValue': 'o' } } } } };
    expect(meaning({ 'Fn::ImportValue': 'o' }, source('A', byName))).toEqual([expect.stringContaining('not known')]);
  });
});

test('a piece of what a resource is called is about that resource; a piece of a longer text is about none', () => {
  const [stack] = new TemplateGraph([source('A', template)]).stacks;
  const resourceOfPiece = (text: unknown) => {
    const [piece] = resolve({ 'Fn::Select': [1, { 'Fn::Split': ['|', text] }] }, stack);
    return piece.kind === 'text' && typeof piece.parts[0] !== 'string' ? piece.parts[0].resource?.logicalId : 'a literal';
  };
  expect([{ Ref: 'Queue' }, { 'Fn::Sub': '${Queue}' }, { 'Fn::Sub': '${Queue}${AWS::Region}' }, { 'Fn::Sub': 'x${Queue}' }, { Ref: 'AWS::Region' }].map(resourceOfPiece))
    .toEqual(['Queue', 'Queue', undefined, undefined, undefined]);
});

test('the pieces of a text, whatever the value is', () => {
  const [stack] = new TemplateGraph([source('A', template)]).stacks;
  const pieces = (value: unknown) => textAlternatives(value, stack).map(renderText);
  expect([null, 3, 'x', { 'Fn::Sub': 'a${Open}' }, { 'Fn::GetAtt': ['Queue', 'Arn'] }, ['x'], {}, { 'Fn::Base64': '' }].map(pieces))
    .toEqual([[''], ['3'], ['x'], ['a${Open}'], ['${Queue.Arn}'], ['${?}'], ['${?}'], ['${?}']]);
});

describe('a value in words', () => {
  const words = (value: unknown) => meaning(value, source('A', template));

  test('has 60 characters at most', () => {
    expect(words('y'.repeat(60))).toEqual(['y'.repeat(60)]);
    expect(words('y'.repeat(61))).toEqual([`${'y'.repeat(60)}…`]);
  });

  test('is masked where it is a secret', () => {
    expect(words(`AKIA${'IOSFODNN7ABCDEFG'}`)).toEqual(['a secret (not shown)']);
  });
});
