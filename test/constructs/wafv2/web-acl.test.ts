import { Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SecureApi } from '../../../lib/constructs/api-gateway/secure-api';
import { SecureWebAcl, WebAclScope } from '../../../lib/constructs/wafv2/secure-web-acl';
import { WebAcl } from '../../../lib/constructs/wafv2/web-acl';
import { handlerIn, only, ordersStack, templateOf } from '../api-gateway/api-fixture';

const arn = 'arn:aws:wafv2:eu-west-1:111122223333:regional/webacl/shared/a1b2';

test('an API has a web ACL of its own in front of its stage', () => {
  expect(only(templateOf(), 'AWS::WAFv2::WebACLAssociation')).toEqual({
    WebACLArn: { 'Fn::GetAtt': ['ApiWebAcl39F37228', 'Arn'] },
    ResourceArn: {
      'Fn::Join': ['', [
        'arn:', { Ref: 'AWS::Partition' }, ':apigateway:', { Ref: 'AWS::Region' }, '::/restapis/', { Ref: 'ApiF70053CD' },
        '/stages/', { Ref: 'ApiDeploymentStageprod3EB9684E' },
      ]],
    },
  });
});

test('its limits can be set', () => {
  const { webAcl } = new SecureApi(ordersStack(), 'Api', { webAcl: WebAcl.managed({ maxBodySize: 32 }) });
  expect(webAcl!.maxBodySize).toBe(32);
});

test('one is shared by several APIs', () => {
  const stack = ordersStack();
  const shared = new SecureWebAcl(stack, 'Shared');
  for (const id of ['First', 'Second']) {
    const api = new SecureApi(stack, id, { webAcl: WebAcl.shared(shared) });
    api.addRoute('GET /orders', handlerIn(stack, `${id}Handler`));
    expect(api.webAcl).toBe(shared);
  }
  const template = Template.fromStack(stack);
  template.resourceCountIs('AWS::WAFv2::WebACL', 1);
  template.resourceCountIs('AWS::WAFv2::WebACLAssociation', 2);
});

test('one that was made elsewhere is associated', () => {
  const template = templateOf({ webAcl: WebAcl.existing(arn) });
  expect(only(template, 'AWS::WAFv2::WebACLAssociation').WebACLArn).toBe(arn);
  template.resourceCountIs('AWS::WAFv2::WebACL', 0);
});

test.each<[string, (stack: Stack) => WebAcl, string]>([
  ['by ARN', () => WebAcl.existing('arn:aws:wafv2:us-east-1:111122223333:global/webacl/edge/a1b2'), "'arn:aws:wafv2:us-east-1:111122223333:global/webacl/edge/a1b2'"],
  ['shared', (stack) => WebAcl.shared(new SecureWebAcl(stack, 'Edge', { scope: WebAclScope.CLOUDFRONT })), "'Orders/Edge'"],
  ['of its own', () => WebAcl.managed({ scope: WebAclScope.CLOUDFRONT }), "'Orders/Api/WebAcl'"],
])("one of CloudFront, %s, can't protect an API", (_how, webAcl, given) => {
  const stack = ordersStack();
  expect(() => new SecureApi(stack, 'Api', { webAcl: webAcl(stack) }))
    .toThrow(`WebAcl 'Orders/Api/WebAcl': it takes a web ACL of the scope REGIONAL, got ${given} of CLOUDFRONT. Write one of scope: WebAclScope.REGIONAL.`);
});

test('where a distribution asks for one, it is made for CloudFront', () => {
  const stack = ordersStack();
  expect(WebAcl.managed()._make(stack, 'Edge', { scope: WebAclScope.CLOUDFRONT })!.scope).toBe(WebAclScope.CLOUDFRONT);
  const edge = WebAcl.existing('arn:aws:wafv2:us-east-1:111122223333:global/webacl/edge/a1b2');
  expect(edge._make(stack, 'None', { scope: WebAclScope.CLOUDFRONT })).toBeUndefined();
  expect(() => WebAcl.existing(arn)._make(stack, 'Other', { scope: WebAclScope.CLOUDFRONT })).toThrow(`got '${arn}' of REGIONAL`);
});

test.each([
  'arn:aws:waf-regional:eu-west-1:111122223333:webacl/a1b2',
  'shared',
])("'%s' is refused", (given) => {
  expect(() => WebAcl.existing(given)).toThrow(`WebAcl.existing: '${given}' is not the ARN of a web ACL. Write arn:aws:wafv2:`);
});

test('none is made where there is a reason, which reports show', () => {
  const stack = ordersStack();
  const api = new SecureApi(stack, 'Api', { webAcl: WebAcl.none({ reason: 'Only reached from our own network.' }) });
  api.addRoute('GET /orders', handlerIn(stack));
  const template = Template.fromStack(stack);
  for (const type of ['WebACL', 'WebACLAssociation', 'LoggingConfiguration']) template.resourceCountIs(`AWS::WAFv2::${type}`, 0);
  expect([api.webAcl, api.webAclAssociation]).toEqual([undefined, undefined]);
  expect(api.node.metadata).toContainEqual(expect.objectContaining({
    type: 'cdk-bulwark:exception', data: { control: 'ApiStageProtected', reason: 'Only reached from our own network.' },
  }));
});

test('without a reason it is refused', () => {
  expect(() => WebAcl.none({ reason: '  cost  ' })).toThrow('WebAcl.none: an exception needs a reason of at least 10 characters');
});
