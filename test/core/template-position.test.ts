import { templateType } from '../../lib/core/template-graph';
import { TemplatePositions } from '../../lib/core/template-position';

const queue = { type: 'AWS::SQS::Queue', logicalId: 'Queue' };
const json = `{
  "Description": "a \\"Queue\\": {\\\\",
  "Parameters": { "Secret": { "Type": "String" } },
  "Resources": {
    "Other": { "Type": "X", "Properties": { "Queue": [ { "a": "]}" }, 3, null ] } },
    "Queue": {
      "Type": "AWS::SQS::Queue",
      "Properties": {
        "Encrypted": false,
        "Policy": { "Statement": [
          { "Effect": "Allow" },
          { "Effect": "Deny",
            "a.b": { "c": 1 } }
        ] }
      }
    }
  }
}
`;
const yaml = `# a comment
Parameters:
  Secret: {Type: String}
Resources:
  Other: !Sub "\${Queue}"
  Queue:
    Type: AWS::SQS::Queue
    Properties:
      Encrypted: false
      Policy:
        Statement:
          - Effect: Allow
          - Effect: Deny
            a.b:
              c: 1
`;

test.each([
  ['Properties.Encrypted', '9:9', '9:7'],
  ['Properties.Policy.Statement.1.Effect', '12:13', '13:13'],
  ['Properties.Policy.Statement.1.a.b.c', '13:22', '15:15'],
  ['Properties.Policy.Statement.7', '10:21', '11:9'],
  ['Properties.Missing', '6:5', '6:3'],
  ['Properties', '6:5', '6:3'],
  ['', '6:5', '6:3'],
])('%s stands where it is written', (path, inJson, inYaml) => {
  const place = (text: string) => {
    const { line, column } = new TemplatePositions(text).of(queue, path);
    return `${line}:${column}`;
  };
  expect(place(json)).toBe(inJson);
  expect(place(`\uFEFF${json.replaceAll('\n', '\r\n')}`)).toBe(inJson);
  expect(place(yaml)).toBe(inYaml);
});

test('parameters and the template itself have a place, and what is not in the text has that of its section', () => {
  for (const [text, parameter, section] of [[json, 3, 4], [yaml, 3, 4]] as const) {
    const positions = new TemplatePositions(text);
    expect(positions.of({ type: 'AWS::CloudFormation::Parameter', logicalId: 'Secret' }, 'Type').line).toBe(parameter);
    expect(positions.of({ type: templateType, logicalId: 'Template' }, 'Metadata').line).toBe(1);
    expect(positions.of({ type: 'X', logicalId: 'Gone' }, 'Properties').line).toBe(section);
  }
});

test.each(['', '{', '{"Resources": {"Queue"', '{"Resources": {"Queue": "', '[', 'a: [', '\t- ', '{Resources: {Queue: 1}}', '{"Resources":{"\\q":1,"Queue":{"x"'])(
  '%j has no positions, and does no harm', (text) => {
    expect(new TemplatePositions(text).of(queue, 'Properties.Encrypted').line).toBe(1);
  },
);

test('names of a hostile template are found as they are', () => {
  const text = '{"Resources":{"__proto__":{"Type":"X"},\n"constructor":{"Type":"X","Properties":{"\\u0061":1}}}}';
  const positions = new TemplatePositions(text);
  expect(positions.of({ type: 'X', logicalId: '__proto__' }, 'Properties.a')).toEqual({ line: 1, column: 15 });
  expect(positions.of({ type: 'X', logicalId: 'constructor' }, 'Properties.a')).toEqual({ line: 2, column: 41 });
});
