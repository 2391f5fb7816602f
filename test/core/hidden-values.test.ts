import { resolvedSecret, takesHiddenParameter } from '../../lib/core/hidden-values';
import { TemplateGraph } from '../../lib/core/template-graph';

const template = { Parameters: { Token: { NoEcho: true }, Word: { NoEcho: 'true' }, Open: { NoEcho: false }, Plain: { Type: 'String' }, Odd: 'x' }, Resources: {} };
const [stack] = new TemplateGraph([{ stackName: 'S', file: 's', template }]).stacks;
const [open] = new TemplateGraph([{ stackName: 'S', file: 's', template: { Parameters: { Token: {} } } }]).stacks;

test.each<[unknown, boolean]>([
  [{ Ref: 'Token' }, true],
  [{ a: [{ Ref: 'Word' }] }, true],
  [{ 'Fn::Sub': 'x${Token}' }, true],
  [{ Ref: 'Open' }, false],
  [{ Ref: 'Plain' }, false],
  ['Token', false],
  [{ 'Fn::Sub': '${TokenOf}' }, false],
  [undefined, false],
])('%j takes a hidden parameter: %s', (value, expected) => {
  expect(takesHiddenParameter(value, stack)).toBe(expected);
  expect(takesHiddenParameter(value, open)).toBe(false);
});

test.each([
  ['${resolve.secretsmanager.x}', true],
  ['${resolve.secretsmanage', true],
  ['${resolve.ssm-secure.x}', true],
  ['${resolve.ssm.x}', false],
  ['${Key.SecretAccessKey}', true],
  ['SecretAccessKey', false],
])('%s is replaced by a secret: %s', (text, expected) => {
  expect(resolvedSecret.test(text)).toBe(expected);
});
