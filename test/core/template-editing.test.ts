import { parse } from 'yaml';
import { editTemplate, TemplateEditError } from '../../lib/core/template-editing';

const traced = [{ logicalId: 'Fn', edits: [{ path: 'TracingConfig.Mode', value: 'Active' }] }];

describe('YAML', () => {
  test('gets a property behind the others; comments and layout stay', () => {
    expect(editTemplate(`# The shop
Resources:
  Fn: # answers
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs24.x # the newest

  Other:
    Type: AWS::SNS::Topic
`, traced)).toBe(`# The shop
Resources:
  Fn: # answers
    Type: AWS::Lambda::Function
    Properties:
      Runtime: nodejs24.x # the newest
      TracingConfig:
        Mode: Active

  Other:
    Type: AWS::SNS::Topic
`);
  });

  test('gets the properties themselves where there are none', () => {
    expect(editTemplate('Resources:\n  Fn:\n    Type: AWS::Lambda::Function', traced))
      .toBe('Resources:\n  Fn:\n    Type: AWS::Lambda::Function\n    Properties:\n      TracingConfig:\n        Mode: Active');
  });

  test('gets another value where one stands', () => {
    const text = 'Resources:\n  Fn:\n    Type: AWS::Lambda::Function\n    Properties:\n      TracingConfig: { Mode: "PassThrough" } # cheap\n';
    expect(editTemplate(text, traced)).toBe(text.replace('"PassThrough"', '"Active"'));
  });

  test('gets a property in a flow map', () => {
    expect(editTemplate('Resources: { Fn: { Type: "AWS::Lambda::Function", Properties: { Runtime: nodejs24.x } } }', traced))
      .toBe('Resources: { Fn: { Type: "AWS::Lambda::Function", Properties: { Runtime: nodejs24.x, "TracingConfig": {"Mode":"Active"} } } }');
  });

  test('gets a value where a key has none', () => {
    const text = 'Resources:\n  Fn:\n    Type: AWS::Lambda::Function\n    Properties:\n      TracingConfig:\n      Runtime: nodejs24.x\n';
    expect(parse(editTemplate(text, traced))).toEqual({
      Resources: { Fn: { Type: 'AWS::Lambda::Function', Properties: { TracingConfig: { Mode: 'Active' }, Runtime: 'nodejs24.x' } } },
    });
  });

  test('keeps the short forms of intrinsic functions, blocks of text and Windows line ends', () => {
    const text = 'Resources:\r\n  Fn:\r\n    Type: AWS::Lambda::Function\r\n    Properties:\r\n      Role: !GetAtt Role.Arn\r\n      Code:\r\n        ZipFile: |\r\n          exports.handler = 1\r\n';
    expect(editTemplate(text, traced)).toBe(`${text.trimEnd()}\r\n      TracingConfig:\r\n        Mode: Active\r\n`);
  });

  test('gets an item of a list changed', () => {
    const text = 'Resources:\n  Stage:\n    Type: AWS::ApiGateway::Stage\n    Properties:\n      MethodSettings:\n        - DataTraceEnabled: true\n          HttpMethod: "*"\n';
    expect(editTemplate(text, [{ logicalId: 'Stage', edits: [{ path: 'MethodSettings.0.DataTraceEnabled', value: false }] }]))
      .toBe(text.replace('DataTraceEnabled: true', 'DataTraceEnabled: false'));
  });
});

describe('what is set stands where YAML lets it, and is read as what was asked for', () => {
  const edit = (text: string, path: string, value: string | number | boolean) => editTemplate(text, [{ logicalId: 'Fn', edits: [{ path, value }] }]);

  test.each<[string, string, string, string | number | boolean, string]>([
    ['a plain word in a block', 'Resources:\n  Fn:\n    Properties:\n      A: old\n', 'A', 'new', 'Resources:\n  Fn:\n    Properties:\n      A: new\n'],
    ['a word that YAML takes for a boolean', 'Resources:\n  Fn:\n    Properties:\n      A: old\n', 'A', 'true', 'Resources:\n  Fn:\n    Properties:\n      A: "true"\n'],
    ['a number', 'Resources:\n  Fn:\n    Properties:\n      A: old\n', 'A', 90, 'Resources:\n  Fn:\n    Properties:\n      A: 90\n'],
    ['a word in a flow', 'Resources:\n  Fn:\n    Properties: {A: old}\n', 'A', 'a, b', 'Resources:\n  Fn:\n    Properties: {A: "a, b"}\n'],
    ['a mapping in place of null', 'Resources:\n  Fn:\n    Properties:\n      A: ~\n', 'A.B', 1, 'Resources:\n  Fn:\n    Properties:\n      A: {"B":1}\n'],
    ['a value of a key that has none, at the end', 'Resources:\n  Fn:\n    Properties:\n      A:', 'A', 1, 'Resources:\n  Fn:\n    Properties:\n      A: 1'],
    ['a value of a key that has none but a comment', 'Resources:\n  Fn:\n    Properties:\n      A: # why\n      B: 1\n', 'A', 1, 'Resources:\n  Fn:\n    Properties:\n      A: 1 # why\n      B: 1\n'],
    ['an entry of an empty flow', 'Resources:\n  Fn:\n    Properties: {}\n', 'A', 1, 'Resources:\n  Fn:\n    Properties: { "A": 1 }\n'],
    ['an entry of a flow of several lines', 'Resources:\n  Fn:\n    Properties: {\n      B: 1\n    }\n', 'A', 1, 'Resources:\n  Fn:\n    Properties: {\n      B: 1,\n      "A": 1\n    }\n'],
    ['an entry of a flow whose last key has no value', 'Resources:\n  Fn:\n    Properties: {B: }\n', 'A', 1, 'Resources:\n  Fn:\n    Properties: {B: , "A": 1}\n'],
    ['an entry behind the comment of the last', 'Resources:\n  Fn:\n    Properties:\n      B: 1 # one\n# end', 'A.C', 1, 'Resources:\n  Fn:\n    Properties:\n      B: 1 # one\n      A:\n        C: 1\n# end'],
    ['an entry at the end of a text without a last line end', 'Resources:\n  Fn:\n    Properties:\n      B: 1', 'A', 'x', 'Resources:\n  Fn:\n    Properties:\n      B: 1\n      A: x'],
    ['a long value on one line', 'Resources:\n  Fn:\n    Properties:\n      B: 1\n', 'A', 'word '.repeat(40).trim(), `Resources:\n  Fn:\n    Properties:\n      B: 1\n      A: ${'word '.repeat(40).trim()}\n`],
    ['a long value in place of another', 'Resources:\n  Fn:\n    Properties:\n      A: 1\n', 'A', 'word '.repeat(40).trim(), `Resources:\n  Fn:\n    Properties:\n      A: ${'word '.repeat(40).trim()}\n`],
    ['an entry of an item of a list', 'Resources:\n  Fn:\n    Properties:\n      L:\n        - B: 1\n        - C: 2\n', 'L.0.A', 1, 'Resources:\n  Fn:\n    Properties:\n      L:\n        - B: 1\n          A: 1\n        - C: 2\n'],
  ])('%s', (_, text, path, value, expected) => {
    expect(edit(text, path, value)).toBe(expected);
  });

  test.each<[string, string, string]>([
    ['a text where a mapping is needed', 'Resources:\n  Fn:\n    Properties:\n      A: text\n', 'A.B'],
    ['a list that has no such item', 'Resources:\n  Fn:\n    Properties:\n      L: [1]\n', 'L.1.A'],
  ])('%s is refused, by the name of the property', (_, text, path) => {
    expect(() => edit(text, path, 1)).toThrow(`${path} is written in a way that can not be edited safely`);
  });

  test('several edits of several resources are all made', () => {
    const text = 'Resources:\n  Fn:\n    Properties:\n      A: 1\n  Other:\n    Type: X\n';
    expect(editTemplate(text, [
      { logicalId: 'Fn', edits: [{ path: 'A', value: 2 }, { path: 'B', value: 3 }] }, { logicalId: 'Other', edits: [{ path: 'C', value: 4 }] },
    ])).toBe('Resources:\n  Fn:\n    Properties:\n      A: 2\n      B: 3\n  Other:\n    Type: X\n    Properties:\n      C: 4\n');
  });

  test('without edits the text is as it was', () => {
    const text = 'Resources:\n  Fn:\n    Properties:\n      A: 1\n';
    expect(editTemplate(text, [])).toBe(text);
  });
});

describe('JSON', () => {
  test.each([['one space', 1], ['two spaces', 2], ['tabs', '\t'], ['no space', undefined]])('laid out with %s stays so', (_, indent) => {
    const template = { Resources: { Fn: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x' } } } };
    const after = { Resources: { Fn: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x', TracingConfig: { Mode: 'Active' } } } } };
    expect(editTemplate(`${JSON.stringify(template, undefined, indent)}\n`, traced)).toBe(`${JSON.stringify(after, undefined, indent)}\n`);
  });

  test('with Windows line ends and none at the end keeps both', () => {
    const text = '{\r\n  "Resources": {\r\n    "Fn": {\r\n      "Type": "X"\r\n    }\r\n  }\r\n}';
    expect(JSON.parse(editTemplate(text, traced))).toMatchObject({ Resources: { Fn: { Properties: { TracingConfig: { Mode: 'Active' } } } } });
    expect(editTemplate('{\n  "Resources": {\n    "Fn": {}\n  }\n}  \n\n', traced)).toMatch(/^\{\n  "Resources": [^]*\}  \n\n$/);
  });

  test('in an empty object, and in one whose last member has a line of its own', () => {
    expect(editTemplate('{ "Resources": { "Fn": { } } }', traced)).toBe('{ "Resources": { "Fn": { "Properties": {"TracingConfig":{"Mode":"Active"}} } } }');
    expect(editTemplate('{ "Resources": { "Fn": {\n\t"Type": "X" } } }', traced))
      .toBe('{ "Resources": { "Fn": {\n\t"Type": "X",\n\t"Properties": {"TracingConfig":{"Mode":"Active"}} } } }');
  });

  test('laid out by hand changes in one place', () => {
    const text = '{ "Resources": {\n  "Fn": { "Type": "AWS::Lambda::Function",\n    "Properties": {\n      "Runtime": "nodejs24.x"\n    } } } }\n';
    expect(editTemplate(text, traced)).toBe(text.replace('"nodejs24.x"\n', '"nodejs24.x",\n      "TracingConfig": {"Mode":"Active"}\n'));
  });
});

describe('what can not be edited safely is refused', () => {
  test('a map that another resource shares', () => {
    const text = 'Resources:\n  Fn:\n    Type: AWS::Lambda::Function\n    Properties: &shared\n      Runtime: nodejs24.x\n  Other:\n    Type: AWS::Lambda::Function\n    Properties: *shared\n';
    expect(() => editTemplate(text, traced)).toThrow(TemplateEditError);
  });

  test('a value that is an alias', () => {
    const text = 'Resources:\n  Fn:\n    Properties:\n      A: &a {B: 1}\n      TracingConfig: *a\n';
    expect(() => editTemplate(text, traced)).toThrow('is written in a way that can not be edited safely');
  });

  test('a value that a function computes', () => {
    const text = 'Resources:\n  Fn:\n    Type: AWS::Lambda::Function\n    Properties:\n      TracingConfig: !Ref Tracing\n';
    expect(() => editTemplate(text, traced)).toThrow(TemplateEditError);
  });
});

test('names that mean something to JavaScript are names', () => {
  const text = '{"Resources":{"__proto__":{"Type":"AWS::Lambda::Function"},"Fn":{"Type":"AWS::Lambda::Function"}}}';
  expect(editTemplate(text, traced)).toContain('"Mode":"Active"');
  expect(({} as { Type?: unknown }).Type).toBeUndefined();
});
