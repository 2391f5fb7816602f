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

describe('JSON', () => {
  test.each([['one space', 1], ['two spaces', 2], ['tabs', '\t'], ['no space', undefined]])('laid out with %s stays so', (_, indent) => {
    const template = { Resources: { Fn: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x' } } } };
    const after = { Resources: { Fn: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x', TracingConfig: { Mode: 'Active' } } } } };
    expect(editTemplate(`${JSON.stringify(template, undefined, indent)}\n`, traced)).toBe(`${JSON.stringify(after, undefined, indent)}\n`);
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
