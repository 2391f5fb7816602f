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

test('a stage is protected by one of several associations of one of its APIs', () => {
  const Other = { Type: 'AWS::ApiGateway::RestApi' };
  const Stage = {
    Type: 'AWS::ApiGateway::Stage',
    Properties: { RestApiId: { 'Fn::If': ['Public', { Ref: 'Api' }, { Ref: 'Other' }] }, StageName: { 'Fn::If': ['Public', 'prod', 'test'] } },
  };
  expect(verdictWith({ Resources: { ...resources, Other, Stage, Beta: association(arnOf('beta')), Acl: association(arnOf('prod')) } })).toBe('pass');
});

test('a stage is protected by an association that names it as SAM does', () => {
  expect(verdictWith({ Resources: { ...resources, Acl: association(arnOf('${ApiProdStage}')) } })).toBe('pass');
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
  const Beta = { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'beta' } };
  expect(verdictWith({ Resources: { ...resources, Beta, Acl: association(arnOf('${Beta}')) } })).toBe('fail');
  const balancer = { 'Fn::Sub': 'arn:${AWS::Partition}:elasticloadbalancing:eu-west-1:111122223333:loadbalancer/app/shop/a1b2c3' };
  expect(verdictWith({ Resources: { ...resources, Acl: association(balancer) } })).toBe('fail');
});

test('an API that is written out is told from others', () => {
  const Stage = { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: 'a1b2c3', StageName: 'prod' } };
  const Parameters = { Name: { Type: 'String' }, Api: { Type: 'String' } };
  const verdictOn = (end: string) => verdictWith({
    Parameters, Resources: { Stage, Acl: association({ 'Fn::Sub': `arn:aws:apigateway:eu-west-1::/restapis/${end}` }) },
  });
  expect(verdictOn('a1b2c3/stages/prod')).toBe('unknown');
  expect(verdictOn('a1b2c3/stages/${Name}')).toBe('unknown');
  expect(verdictOn('${Api}/stages/prod')).toBe('unknown');
  expect(verdictOn('d4e5f6/stages/prod')).toBe('fail');
  expect(verdictOn('a1b2c3/stages/beta')).toBe('fail');
});

test('an association can not be told where only deployment knows its API or its whole ARN', () => {
  expect(verdictWith({ Resources: { ...resources, Acl: association('arn:aws:apigateway:eu-west-1::/restapis/a1b2c3/stages/prod') } })).toBe('unknown');
  expect(verdictWith({ Resources: { ...resources, Acl: association({ 'Fn::ImportValue': 'Stage' }) } })).toBe('unknown');
  expect(verdictWith({ Resources: { ...resources, Acl: association('arn:aws:apigateway:eu-west-1::/restapis/a1b2c3/stages/test') } })).toBe('fail');
});
