import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { SecureFunctionUrl, SecureFunctionUrlProps } from '../../../lib/constructs/cloudfront/secure-function-url';
import { carryTrustedSources } from '../../../lib/constructs/lambda/trusted-sources';
import { WebAcl } from '../../../lib/constructs/wafv2/web-acl';
import { handlerIn, only, ordersStack } from '../api-gateway/api-fixture';

const propsIn = (stack: Stack): Omit<SecureFunctionUrlProps, 'handler'> => ({
  domainNames: ['orders.example.com'],
  certificate: acm.Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:us-east-1:111122223333:certificate/c'),
});

function templateOf(props: Partial<SecureFunctionUrlProps> = {}, stack: Stack = ordersStack()): Template {
  new SecureFunctionUrl(stack, 'Url', { ...propsIn(stack), handler: props.handler ?? handlerIn(stack), ...props });
  return Template.fromStack(stack);
}

test('the logical ids stay the same, so that an update replaces nothing', () => {
  const ids = Object.keys(templateOf().toJSON().Resources as object).filter((id) => !id.startsWith('Handler'));
  expect(ids.sort()).toEqual([
    'BulwarkAlarmTopic87DE61D1',
    'BulwarkAlarmTopicPolicy173558C8',
    'BulwarkKey34AADF8F',
    'UrlAccessLogF1C49975',
    'UrlAlarmsClientErrors3F58580E',
    'UrlAlarmsServerErrorsD52A2D91',
    'UrlD4FAABD0',
    'UrlHeaders82964C27',
    'UrlLogDeliveryDestinationE74933AC',
    'UrlLogDeliveryEB7A2A52',
    'UrlLogDeliverySource33D4D1F1',
    'UrlOrigin1FunctionUrl92D2DD94',
    'UrlOrigin1InvokeFunction1549F9DE',
    'UrlOrigin1InvokeUrlD8A5A6CC',
    'UrlOrigin1OriginAccessControlF5C53857',
    'UrlWebAcl6C361AEE',
    'UrlWebAclAlarmsBlockedRequestsD1BD022B',
    'UrlWebAclLogGroup2BA64131',
    'UrlWebAclLogging3DF6CAA9',
  ]);
});

test('the URL asks for IAM credentials, and CloudFront signs every request', () => {
  const template = templateOf();
  expect(only(template, 'AWS::Lambda::Url')).toMatchObject({ AuthType: 'AWS_IAM', InvokeMode: 'BUFFERED' });
  expect(only(template, 'AWS::CloudFront::OriginAccessControl').OriginAccessControlConfig).toMatchObject({
    OriginAccessControlOriginType: 'lambda', SigningBehavior: 'always', SigningProtocol: 'sigv4',
  });
  template.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: {
      Origins: [Match.objectLike({
        OriginAccessControlId: { 'Fn::GetAtt': [Match.stringLikeRegexp('OriginAccessControl'), 'Id'] },
        CustomOriginConfig: Match.objectLike({ OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] }),
      })],
    },
  });
});

test.each([
  ['lambda:InvokeFunctionUrl', { FunctionUrlAuthType: 'AWS_IAM' }],
  ['lambda:InvokeFunction', { InvokedViaFunctionUrl: true }],
])('%s is for this distribution of this account alone', (Action, more) => {
  templateOf().hasResourceProperties('AWS::Lambda::Permission', {
    Action,
    ...more,
    Principal: 'cloudfront.amazonaws.com',
    SourceAccount: { Ref: 'AWS::AccountId' },
    SourceArn: { 'Fn::Join': ['', Match.arrayWith([':distribution/', { Ref: Match.stringLikeRegexp('^Url') }])] },
  });
});

test('CloudFront waits as long as the function may take, and 60 seconds at most', () => {
  const waits = (seconds?: number) => {
    const stack = ordersStack();
    const handler = new lambda.Function(stack, 'Handler', {
      code: lambda.Code.fromInline('//'),
      handler: 'index.handler',
      runtime: lambda.Runtime.NODEJS_24_X,
      timeout: seconds === undefined ? undefined : Duration.seconds(seconds),
    });
    const { DistributionConfig } = only(templateOf({ handler }, stack), 'AWS::CloudFront::Distribution') as {
      DistributionConfig: { Origins: { CustomOriginConfig: { OriginReadTimeout: number } }[] };
    };
    return DistributionConfig.Origins[0].CustomOriginConfig.OriginReadTimeout;
  };
  expect([waits(5), waits(300), waits()]).toEqual([5, 60, 60]);
});

test('answers can be streamed', () => {
  expect(only(templateOf({ invokeMode: lambda.InvokeMode.RESPONSE_STREAM }), 'AWS::Lambda::Url').InvokeMode).toBe('RESPONSE_STREAM');
});

test('a guarded function is told that its URL is a source of its events', () => {
  const stack = ordersStack();
  const handler = handlerIn(stack);
  carryTrustedSources(handler, handler);
  templateOf({ handler }, stack).hasResourceProperties('AWS::Lambda::Function', {
    Environment: { Variables: { BULWARK_TRUSTED_SOURCES: { 'Fn::Join': ['', Match.arrayWith([Match.stringLikeRegexp('"kind":"functionUrl"')])] } } },
  });
});

test('what stands in front is that of a SecureDistribution', () => {
  const template = templateOf({ geoRestriction: cloudfront.GeoRestriction.denylist('AQ') });
  template.resourceCountIs('AWS::WAFv2::WebACL', 1);
  template.hasResourceProperties('AWS::CloudFront::Distribution', {
    DistributionConfig: { Restrictions: { GeoRestriction: { RestrictionType: 'blacklist', Locations: ['AQ'] } }, HttpVersion: 'http2and3' },
  });
});

test('a function of another region is refused', () => {
  const app = new App();
  const stackIn = (id: string, region: string) => new Stack(app, id, { env: { account: '111122223333', region } });
  const here = stackIn('Here', 'us-east-1');
  expect(() => new SecureFunctionUrl(here, 'Url', { ...propsIn(here), handler: handlerIn(stackIn('There', 'eu-west-1')) }))
    .toThrow("SecureFunctionUrl 'Here/Url': a URL is made in the region of its function, got a function of eu-west-1 in a stack of us-east-1");
});

test('aliases have URLs of their own', () => {
  const stack = ordersStack();
  const handler = new lambda.Alias(stack, 'Live', { aliasName: 'live', version: handlerIn(stack).currentVersion });
  expect(only(templateOf({ handler }, stack), 'AWS::Lambda::Url').Qualifier).toBe('live');
});

test('its parts are exposed', () => {
  const stack = ordersStack();
  const url = new SecureFunctionUrl(stack, 'Url', { ...propsIn(stack), handler: handlerIn(stack), webAcl: WebAcl.managed({ requestsPerIp: 100 }) });
  expect(url.url).toBe('https://orders.example.com/');
  expect(url.functionUrl).toBeInstanceOf(lambda.FunctionUrl);
  expect(url.originAccessControl.originAccessControlId).toBeDefined();
  const distribution: cloudfront.IDistribution = url;
  expect(distribution.distributionId).toBeDefined();
});
