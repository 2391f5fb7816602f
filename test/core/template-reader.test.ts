import { looksLikeTemplate, readTemplate } from '../../lib/core/template-reader';

const read = (text: string) => readTemplate(text, 'a.template');

describe('reads', () => {
  test.each([
    ['JSON', '{"Resources":{"Q":{"Type":"AWS::SQS::Queue"}}}'],
    ['JSON with a byte order mark', '\uFEFF{"Resources":{"Q":{"Type":"AWS::SQS::Queue"}}}'],
    ['JSON after blank lines', '\r\n  {"Resources":{"Q":{"Type":"AWS::SQS::Queue"}}}'],
    ['YAML', 'Resources:\n  Q:\n    Type: AWS::SQS::Queue\n'],
    ['YAML with a byte order mark', '\uFEFFResources:\n  Q:\n    Type: AWS::SQS::Queue\n'],
    ['YAML with CRLF', 'Resources:\r\n  Q:\r\n    Type: AWS::SQS::Queue\r\n'],
    ['YAML in flow style', '{Resources: {Q: {Type: AWS::SQS::Queue}}}'],
    ['YAML after a document marker', '---\nResources:\n  Q:\n    Type: AWS::SQS::Queue\n'],
    ['YAML after comments', '# a queue\nResources: {Q: {Type: "AWS::SQS::Queue"}}'],
  ])('%s', (_, text) => {
    expect(read(text)).toEqual({ Resources: { Q: { Type: 'AWS::SQS::Queue' } } });
  });

  test.each([
    ['!Ref Q', { Ref: 'Q' }],
    ['!GetAtt Q.Arn', { 'Fn::GetAtt': ['Q', 'Arn'] }],
    ['!GetAtt N.Outputs.Url', { 'Fn::GetAtt': ['N', 'Outputs.Url'] }],
    ['!GetAtt [Q, Arn]', { 'Fn::GetAtt': ['Q', 'Arn'] }],
    ['!Sub "${Q}-x"', { 'Fn::Sub': '${Q}-x' }],
    ['!Sub ["${A}", {A: !Ref Q}]', { 'Fn::Sub': ['${A}', { A: { Ref: 'Q' } }] }],
    ['!Join [",", [a, !Ref B]]', { 'Fn::Join': [',', ['a', { Ref: 'B' }]] }],
    ['!If [C, !Ref A, !Ref "AWS::NoValue"]', { 'Fn::If': ['C', { Ref: 'A' }, { Ref: 'AWS::NoValue' }] }],
    ['!Select [0, !GetAZs ""]', { 'Fn::Select': [0, { 'Fn::GetAZs': '' }] }],
    ['!FindInMap [M, a, b]', { 'Fn::FindInMap': ['M', 'a', 'b'] }],
    ['!ImportValue name', { 'Fn::ImportValue': 'name' }],
    ['!Base64 text', { 'Fn::Base64': 'text' }],
    ['!Transform {Name: AWS::Include}', { 'Fn::Transform': { Name: 'AWS::Include' } }],
    ['!Condition C', { Condition: 'C' }],
  ])('the short form %s', (text, expected) => {
    expect(read(`Value: ${text}`)).toEqual({ Value: expected });
  });

  test.each([
    ['2012-10-17', '2012-10-17'],
    ['2010-09-09T00:00:00Z', '2010-09-09T00:00:00Z'],
    ['yes', 'yes'],
    ['on', 'on'],
    ['12:30:45', '12:30:45'],
    ['true', true],
    ['0x1F', 31],
    ['"0123"', '0123'],
    ['~', null],
  ])('YAML %s as CloudFormation does', (text, expected) => {
    expect(read(`Value: ${text}`)).toEqual({ Value: expected });
  });

  test('anchors and merge-free aliases', () => {
    expect(read('A: &a {x: 1}\nB: *a')).toEqual({ A: { x: 1 }, B: { x: 1 } });
  });

  test.each(['{"Resources":{"__proto__":{"Type":"AWS::SQS::Queue"}}}', 'Resources:\n  __proto__:\n    Type: AWS::SQS::Queue\n'])(
    'a key __proto__ of %j as any other', (text) => {
      const { Resources } = read(text);
      expect(Object.keys(Resources as object)).toEqual(['__proto__']);
      expect(({} as { Type?: string }).Type).toBeUndefined();
    },
  );
});

describe('refuses, in one line that names the file,', () => {
  const nested = (open: string, close: string, depth: number) => open.repeat(depth) + close.repeat(depth);
  const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]', ...[...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`)];
  test.each([
    ['an empty file', '', 'the file is empty'],
    ['blanks', ' \n\t\r\n', 'the file is empty'],
    ['a byte order mark alone', '\uFEFF', 'the file is empty'],
    ['a list', '[1]', 'this is a list'],
    ['a YAML list', '- a\n- b', 'this is a list'],
    ['text', 'hello', 'this is a string'],
    ['a number', '42', 'this is a number'],
    ['null', 'null', 'this is empty'],
    ['comments alone', '# nothing', 'this is empty'],
    ['broken JSON', '{"Resources": {', 'not valid JSON'],
    ['broken YAML', 'a: b: c:\n\t- d', 'not valid YAML'],
    ['what is neither', '\u0000\u0001\u0002', 'this is a string'],
    ['a key twice', 'Resources:\n  A: 1\n  A: 2\n', 'not valid YAML'],
    ['several documents', 'a: 1\n---\nb: 2\n', 'not valid YAML'],
    ['an alias bomb', bomb.join('\n'), 'not valid YAML'],
    ['an alias of nothing', 'a: *nowhere', 'not valid YAML'],
    ['resources that are a list', '{"Resources":[]}', "'Resources' is a list"],
    ['resources that are text', 'Resources: none', "'Resources' is a string"],
    ['100,000 lists in each other', nested('[', ']', 100_000), 'nested too deeply'],
    ['100,000 objects in each other', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`, 'nested too deeply'],
    ['100,000 unfinished lists', '['.repeat(100_000), 'not valid JSON'],
    ['YAML that is nested too deeply', `a: ${nested('[', ']', 50_000)}`, 'nested too deeply'],
    ['YAML that is indented too deeply', Array.from({ length: 2_000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n'), 'nested too deeply'],
    ['YAML of 3 MiB', `a: ${'x'.repeat(3 * 1024 * 1024)}`, '3 MiB is more than the 2 MiB that are read'],
    ['JSON of 65 MiB', `{"a":"${'x'.repeat(65 * 1024 * 1024)}"}`, '65 MiB is more than the 64 MiB that are read'],
  ])('%s', (_, text, problem) => {
    let message = '';
    try {
      read(text);
    } catch (error) {
      message = (error as Error).message;
    }
    expect(message).toContain(problem);
    expect(message).toMatch(/^a\.template: .{1,300}$/);
  });
});

test('reads a JSON template of 50 MB', () => {
  const filler = 'x'.repeat(50 * 1024 * 1024);
  expect(Object.keys(read(`{"Description":"${filler}","Resources":{}}`))).toEqual(['Description', 'Resources']);
});

test.each([
  [{ AWSTemplateFormatVersion: '2010-09-09', Resources: {} }, true],
  [{ Transform: 'AWS::Serverless-2016-10-31', Resources: {} }, true],
  [{ Resources: { A: { Type: 'AWS::SQS::Queue' } } }, true],
  [{ Resources: { A: { Type: 'Custom::Thing' } } }, true],
  [{ Resources: { A: { Type: 'microsoft.web/sites' } } }, false],
  [{ Resources: [] }, false],
  [{ resources: {} }, false],
])('%j looks like a template: %s', (value, expected) => {
  expect(looksLikeTemplate(value)).toBe(expected);
});
