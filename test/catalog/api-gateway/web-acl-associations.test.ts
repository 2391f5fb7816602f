import { webAclProtects } from '../../../lib/catalog/api-gateway/web-acl-associations';
import { TemplateGraph } from '../../../lib/core/template-graph';

const resources = {
  Api: { Type: 'AWS::ApiGateway::RestApi' },
  Stage: { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'prod' } },
};
const association = (arn: unknown, type = 'AWS::WAFv2::WebACLAssociation') => ({ Type: type, Properties: { ResourceArn: arn } });
const arnOf = (stage: string) => ({ 'Fn::Sub': `arn:\${AWS::Partition}:apigateway:\${AWS::Region}::/restapis/\${Api}/stages/${stage}` });

function verdictWith(...stacks: Readonly<Record<string, unknown>>[]) {
  const graph = new TemplateGraph(stacks.map((template, index) => ({ stackName: `Stack${index}`, file: `${index}.json`, template })));
  return webAclProtects(graph.ofType('AWS::ApiGateway::Stage')[0], graph);
}

test('a stage is protected by an association that names it, or its API and its name', () => {
  expect(verdictWith({ Resources: { ...resources, Acl: association(arnOf('${Stage}')) } })).toBe('pass');
  expect(verdictWith({ Resources: { ...resources, Acl: association(arnOf('prod')) } })).toBe('pass');
  expect(verdictWith({ Resources: { ...resources, Acl: association(arnOf('prod'), 'AWS::WAFRegional::WebACLAssociation') } })).toBe('pass');
});

test('a stage is protected from another stack', () => {
  const exporting = { Resources: resources, Outputs: { Api: { Value: { Ref: 'Api' }, Export: { Name: 'Api' } } } };
  const arn = { 'Fn::Join': ['', ['arn:aws:apigateway:eu-west-1::/restapis/', { 'Fn::ImportValue': 'Api' }, '/stages/prod']] };
  expect(verdictWith(exporting, { Resources: { Acl: association(arn) } })).toBe('pass');
});

test('a stage is not protected by the association of another stage or API', () => {
  const other = { Type: 'AWS::ApiGateway::RestApi' };
  expect(verdictWith({ Resources: { ...resources, Acl: association(arnOf('test')) } })).toBe('fail');
  expect(verdictWith({ Resources: { ...resources, Other: other, Acl: association({ 'Fn::Sub': 'arn:aws:apigateway:x::/restapis/${Other}/stages/prod' }) } }))
    .toBe('fail');
});

test('an association can not be told where only deployment knows its API or its whole ARN', () => {
  expect(verdictWith({ Resources: { ...resources, Acl: association('arn:aws:apigateway:eu-west-1::/restapis/a1b2c3/stages/prod') } })).toBe('unknown');
  expect(verdictWith({ Resources: { ...resources, Acl: association({ 'Fn::ImportValue': 'Stage' }) } })).toBe('unknown');
  expect(verdictWith({ Resources: { ...resources, Acl: association('arn:aws:apigateway:eu-west-1::/restapis/a1b2c3/stages/test') } })).toBe('fail');
});
