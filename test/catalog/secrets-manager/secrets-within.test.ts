import { secretsWithin } from '../../../lib/catalog/secrets-manager/secrets-within';
import { TemplateGraph } from '../../../lib/core/template-graph';

function pathsIn(value: unknown): (string | undefined)[] {
  const template = { Resources: { Subject: { Type: 'AWS::Events::Rule', Properties: { Input: value } } } };
  const graph = new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template }]);
  return [...secretsWithin(graph.ofType('AWS::Events::Rule')[0], 'Input')].map(({ path }) => path);
}

test.each([
  ['under a name that says so', { Password: 'correct-horse-battery' }, 'Properties.Input.Password'],
  ['in a list', [{ a: 1 }, { apiKey: '7f3c9a1be2d84c55' }], 'Properties.Input.1.apiKey'],
  ['in a pair', { Environment: [{ Name: 'DB_PASSWORD', Value: 'correct-horse-battery' }] }, 'Properties.Input.Environment.0.Value'],
  ['in a pair in lower case', [{ name: 'DB_PASSWORD', value: 'correct-horse-battery' }], 'Properties.Input.0.value'],
  ['in a pair of tags in lower case', [{ key: 'DB_PASSWORD', value: 'correct-horse-battery' }], 'Properties.Input.0.value'],
  ['in a function of the input', { 'Url.$': "States.Format('https://orders:correct-horse@example.com/{}', $.id)" }, 'Properties.Input.Url.$'],
  ['with a dollar sign', { password: 'correct$horse-battery' }, 'Properties.Input.password'],
  ['in JSON that is text', '{"headers":{"Authorization":"Basic b3JkZXJzOmJhdHRlcnk="}}', 'Properties.Input.headers.Authorization'],
  ['in JSON with open pieces', { 'Fn::Sub': '{"table":"${Table}","password":"correct-horse-battery"}' }, 'Properties.Input.password'],
  ['in a branch', { token: { 'Fn::If': ['Prod', '7f3c9a1be2d84c55', { Ref: 'AWS::NoValue' }] } }, 'Properties.Input.token'],
])('a secret %s is found', (_, value, path) => {
  expect(pathsIn(value)).toEqual([path]);
});

test.each([
  ['a path into the input', { 'Token.$': '$.detail.token', 'token': '$.detail.token' }],
  ['an expression of JSONata', { password: '{% $states.input.password %}' }],
  ['a piece of an input transformer', { token: '<token>' }],
  ['a piece of an input transformer with text beside it', { token: '<tenant>-7f3c9a1be2d84c55' }],
  ['a dynamic reference', { password: '{{resolve:secretsmanager:orders:SecretString:password}}' }],
  ['a path in a function of the input', { 'apiKey.$': "States.Format('7f3c9a1be2d84c55{}', $.suffix)" }],
  ['text that is no JSON', '{ not json'],
  ['JSON under a name that says so', { dbPassword: '{"region":"eu-west-1","retries":"three times"}' }],
  ['a value without a name', { Value: 'eu-west-1' }],
  ['the place of a value', { Name: 'DB_PASSWORD', ValueFrom: 'orders/database/main' }],
  ['the kind of a value', { Name: 'DB_PASSWORD', TypeOfValue: 'correct-horse-battery' }],
  ['a kind of authorization', { Authorization: 'AWS_IAM' }],
  ['what authorization is about', { Authorization: 'Takes basic authentication' }],
  ['that authorization is asked', { Authorization: 'Bearer authentication, always' }],
  ['a title', { Title: 'Basic authentication', AuthorizationTitle: 'Token authentication', NoAuthorization: 'Basic authentication' }],
])('%s is no secret', (_, value) => {
  expect(pathsIn(value)).toEqual([]);
});

test('what lies deeper than any service takes is not looked at', () => {
  const nested = (levels: number) => Array.from({ length: levels }).reduce((inner, _, level) => (level % 2 ? [inner] : { password: inner }), 'correct-horse-battery');
  expect(pathsIn(nested(29))).toHaveLength(1);
  expect(pathsIn(nested(30))).toHaveLength(1);
  expect(pathsIn(nested(31))).toEqual([]);
});
