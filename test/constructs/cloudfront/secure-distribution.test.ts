import { App, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as route53 from 'aws-cdk-lib/aws-route53';
import * as targets from 'aws-cdk-lib/aws-route53-targets';
import { SecureDistribution } from '../../../lib/constructs/cloudfront/secure-distribution';
import { SecureDistributionProps } from '../../../lib/constructs/cloudfront/secure-distribution-props';
import { SecureWebAcl, WebAclScope } from '../../../lib/constructs/wafv2/secure-web-acl';
import { WebAcl } from '../../../lib/constructs/wafv2/web-acl';
import { only, ordersStack } from '../api-gateway/api-fixture';

const existing = 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/site/a1b2';
const account = '111122223333';

const propsIn = (stack: Stack): SecureDistributionProps => ({
  domainNames: ['orders.example.com'],
  certificate: acm.Certificate.fromCertificateArn(stack, 'Certificate', 'arn:aws:acm:us-east-1:111122223333:certificate/c'),
  origin: new origins.HttpOrigin('api.example.com'),
});

function templateOf(props: Partial<SecureDistributionProps> = {}, stack: Stack = ordersStack()): Template {
  new SecureDistribution(stack, 'Site', { ...propsIn(stack), ...props });
  return Template.fromStack(stack);
}

const configOf = (template: Template) => only(template, 'AWS::CloudFront::Distribution').DistributionConfig as Record<string, unknown>;

test('the logical ids stay the same, so that an update replaces nothing', () => {
  expect(Object.keys(templateOf().toJSON().Resources as object).sort()).toEqual([
    'BulwarkAlarmTopic87DE61D1',
    'BulwarkAlarmTopicPolicy173558C8',
    'BulwarkKey34AADF8F',
    'SiteAccessLog97DEE82B',
    'SiteAlarmsClientErrors9CEDA039',
    'SiteAlarmsServerErrors82387EF2',
    'SiteE53D7754',
    'SiteHeadersB898D494',
    'SiteLogDeliveryC142909D',
    'SiteLogDeliveryDestinationAE9FFBB4',
    'SiteLogDeliverySourceC759722C',
    'SiteWebAclAlarmsBlockedRequests6535235B',
    'SiteWebAclBD6BB0FE',
    'SiteWebAclLogGroupA20855AB',
    'SiteWebAclLogging859D62F7',
  ]);
});

describe('by default', () => {
  test('viewers speak TLS 1.3 to a domain of yours, and nothing is cached', () => {
    expect(configOf(templateOf())).toMatchObject({
      Aliases: ['orders.example.com'],
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.3_2025', SslSupportMethod: 'sni-only' },
      DefaultCacheBehavior: {
        ViewerProtocolPolicy: 'https-only',
        CachePolicyId: cloudfront.CachePolicy.CACHING_DISABLED.cachePolicyId,
        OriginRequestPolicyId: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER.originRequestPolicyId,
        AllowedMethods: expect.arrayContaining(['POST', 'DELETE']),
        ResponseHeadersPolicyId: { Ref: expect.stringMatching(/^SiteHeaders/) },
      },
      Origins: [{ CustomOriginConfig: { OriginProtocolPolicy: 'https-only', OriginSSLProtocols: ['TLSv1.2'] } }],
      HttpVersion: 'http2and3',
      Comment: 'Orders/Site',
    });
  });

  test('a web ACL of CloudFront stands in front', () => {
    const template = templateOf();
    expect(configOf(template).WebACLId).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^SiteWebAcl/), 'Arn'] });
    expect(only(template, 'AWS::WAFv2::WebACL').Scope).toBe('CLOUDFRONT');
  });

  test('answers carry security headers, whatever the origin says', () => {
    expect(only(templateOf(), 'AWS::CloudFront::ResponseHeadersPolicy')).toMatchObject({
      ResponseHeadersPolicyConfig: {
        SecurityHeadersConfig: {
          StrictTransportSecurity: { AccessControlMaxAgeSec: 63072000, IncludeSubdomains: true, Override: true },
          ContentTypeOptions: { Override: true },
          FrameOptions: { FrameOption: 'DENY', Override: true },
          ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
        },
      },
    });
  });

  test('requests are logged to an encrypted log, without cookies and queries', () => {
    const template = templateOf();
    expect(only(template, 'AWS::Logs::DeliverySource')).toMatchObject({
      LogType: 'ACCESS_LOGS', ResourceArn: { 'Fn::Join': ['', expect.arrayContaining([{ Ref: expect.stringMatching(/^Site/) }])] },
    });
    const { RecordFields } = only(template, 'AWS::Logs::Delivery') as { RecordFields: string[] };
    expect(RecordFields).toEqual(expect.arrayContaining(['c-ip', 'cs-method', 'cs-uri-stem', 'sc-status', 'x-edge-request-id']));
    expect(RecordFields.filter((field) => /cookie|query|referer/i.test(field))).toEqual([]);
    template.hasResourceProperties('AWS::Logs::LogGroup', {
      LogGroupName: Match.stringLikeRegexp('^/aws/vendedlogs/cloudfront/'), KmsKeyId: Match.anyValue(), RetentionInDays: 365,
    });
  });

  test.each([['5xxErrorRate', 5], ['4xxErrorRate', 25]])('a large share of %s raises an alarm', (MetricName, Threshold) => {
    templateOf().hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/CloudFront',
      MetricName,
      Threshold,
      Statistic: 'Average',
      Dimensions: [{ Name: 'DistributionId', Value: { Ref: Match.stringLikeRegexp('^Site') } }, { Name: 'Region', Value: 'Global' }],
      AlarmActions: [{ Ref: 'BulwarkAlarmTopic87DE61D1' }],
    });
  });
});

describe('what is given takes the place of the default', () => {
  test('TLS, caching, methods, headers, countries, keys and comment', () => {
    const stack = ordersStack();
    const publicKey = new cloudfront.PublicKey(stack, 'PublicKey', { encodedKey: '-----BEGIN PUBLIC KEY-----\nMIIB\n-----END PUBLIC KEY-----\n' });
    const template = templateOf({
      minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2021,
      cachePolicy: cloudfront.CachePolicy.CACHING_OPTIMIZED,
      allowedMethods: cloudfront.AllowedMethods.ALLOW_GET_HEAD,
      responseHeadersPolicy: cloudfront.ResponseHeadersPolicy.SECURITY_HEADERS,
      geoRestriction: cloudfront.GeoRestriction.allowlist('CH', 'DE'),
      trustedKeyGroups: [new cloudfront.KeyGroup(stack, 'Keys', { items: [publicKey] })],
      comment: 'Orders',
    }, stack);
    expect(configOf(template)).toMatchObject({
      ViewerCertificate: { MinimumProtocolVersion: 'TLSv1.2_2021' },
      DefaultCacheBehavior: {
        CachePolicyId: cloudfront.CachePolicy.CACHING_OPTIMIZED.cachePolicyId,
        AllowedMethods: ['GET', 'HEAD'],
        ResponseHeadersPolicyId: cloudfront.ResponseHeadersPolicy.SECURITY_HEADERS.responseHeadersPolicyId,
        TrustedKeyGroups: [{ Ref: expect.stringMatching(/^Keys/) }],
      },
      Restrictions: { GeoRestriction: { RestrictionType: 'whitelist', Locations: ['CH', 'DE'] } },
      Comment: 'Orders',
    });
    template.resourceCountIs('AWS::CloudFront::ResponseHeadersPolicy', 0);
  });

  test('a web ACL, a log and a key of your own', () => {
    const stack = ordersStack();
    const encryptionKey = new kms.Key(stack, 'Mine');
    const accessLog = new logs.LogGroup(stack, 'Log', { encryptionKey });
    const template = templateOf({ webAcl: WebAcl.existing(existing), accessLog, encryptionKey, alarms: { enabled: false } }, stack);
    expect(configOf(template).WebACLId).toBe(existing);
    template.hasResourceProperties('AWS::Logs::DeliveryDestination', { DestinationResourceArn: stack.resolve(accessLog.logGroupArn) });
    template.resourceCountIs('AWS::WAFv2::WebACL', 0);
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });

  test('the key encrypts the log of a web ACL of its own too', () => {
    const stack = ordersStack();
    const encryptionKey = new kms.Key(stack, 'Mine');
    templateOf({ encryptionKey }, stack).allResourcesProperties('AWS::Logs::LogGroup', { KmsKeyId: stack.resolve(encryptionKey.keyArn) });
  });

  test('no web ACL, with a reason that reports show', () => {
    const stack = ordersStack();
    const webAcl = WebAcl.none({ reason: 'Only viewers with signed cookies get through.' });
    const distribution = new SecureDistribution(stack, 'Site', { ...propsIn(stack), webAcl });
    expect(distribution.node.metadata).toContainEqual(expect.objectContaining({
      type: 'cdk-bulwark:exception', data: { control: 'DistributionProtected', reason: 'Only viewers with signed cookies get through.' },
    }));
    expect(configOf(Template.fromStack(stack)).WebACLId).toBeUndefined();
  });

  test('thresholds of the alarms', () => {
    const template = templateOf({ alarms: { serverErrorRate: 1, clientErrorRate: 10 } });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: '5xxErrorRate', Threshold: 1 });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: '4xxErrorRate', Threshold: 10 });
  });
});

describe('in a stack of another region', () => {
  const stackIn = (app: App, id: string, region: string) => new Stack(app, id, { env: { account, region }, crossRegionReferences: true });

  test('web ACL, log and alarms are made in stacks of us-east-1', () => {
    const app = new App({ context: { 'aws:cdk:bundling-stacks': [] } });
    const [here, before, after] = [stackIn(app, 'Here', 'eu-west-1'), stackIn(app, 'Before', 'us-east-1'), stackIn(app, 'After', 'us-east-1')];
    const webAcl = WebAcl.shared(new SecureWebAcl(before, 'WebAcl', { scope: WebAclScope.CLOUDFRONT }));
    const distribution = new SecureDistribution(here, 'Site', { ...propsIn(here), webAcl, monitoringScope: after });
    Template.fromStack(here).resourceCountIs('AWS::Logs::DeliverySource', 0);
    Template.fromStack(after).resourceCountIs('AWS::Logs::DeliverySource', 1);
    Template.fromStack(after).hasResourceProperties('AWS::CloudWatch::Alarm', { MetricName: '5xxErrorRate' });
    expect(distribution.alarms.every((alarm) => Stack.of(alarm).region === 'us-east-1')).toBe(true);
  });

  test.each<[string, (here: Stack, app: App) => Partial<SecureDistributionProps>, RegExp]>([
    ['without a web ACL', (_here, app) => ({ monitoringScope: stackIn(app, 'After', 'us-east-1') }), /a web ACL of CloudFront can be made in us-east-1 alone, and this stack is in eu-west-1\. Write webAcl: WebAcl\.shared/],
    ['without a place for its log', () => ({ webAcl: WebAcl.existing(existing) }), /CloudFront's log and metrics are in us-east-1, got eu-west-1\. Write monitoringScope: new Stack/],
    ['with one elsewhere', (_here, app) => ({ webAcl: WebAcl.existing(existing), monitoringScope: stackIn(app, 'Far', 'eu-central-1') }), /got eu-central-1/],
    ['with a regional web ACL', (_here, app) => ({ webAcl: WebAcl.existing(existing.replace('global', 'regional')), monitoringScope: stackIn(app, 'After', 'us-east-1') }), /it takes a web ACL of the scope CLOUDFRONT/],
  ])('it is refused %s', (_what, props, message) => {
    const app = new App();
    const here = stackIn(app, 'Here', 'eu-west-1');
    expect(() => new SecureDistribution(here, 'Site', { ...propsIn(here), ...props(here, app) })).toThrow(message);
  });
});

test.each<[string, Partial<SecureDistributionProps>, string]>([
  ['no domain', { domainNames: [] }, "SecureDistribution 'Orders/Site': got no domain, and with its own CloudFront takes TLS 1.0"],
  ['an old TLS', { minimumProtocolVersion: cloudfront.SecurityPolicyProtocol.TLS_V1_2_2019 }, 'viewers could speak an old TLS, got minimumProtocolVersion TLSv1.2_2019'],
])('%s is refused', (_what, props, message) => {
  expect(() => templateOf(props)).toThrow(message);
});

test('it is a Distribution, that DNS points to and that takes further behaviors', () => {
  const stack = ordersStack();
  const distribution = new SecureDistribution(stack, 'Site', propsIn(stack));
  const zone = route53.HostedZone.fromHostedZoneAttributes(stack, 'Zone', { hostedZoneId: 'Z1', zoneName: 'example.com' });
  new route53.ARecord(stack, 'Record', { zone, recordName: 'orders', target: route53.RecordTarget.fromAlias(new targets.CloudFrontTarget(distribution)) });
  distribution.addBehavior('/static/*', new origins.HttpOrigin('static.example.com'), { viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY });
  const template = Template.fromStack(stack);
  template.hasResourceProperties('AWS::Route53::RecordSet', { Name: 'orders.example.com.' });
  expect(configOf(template).CacheBehaviors).toHaveLength(1);
  expect(distribution.url).toBe('https://orders.example.com/');
  expect(distribution.alarms).toHaveLength(3);
  expect(distribution.webAcl).toBeInstanceOf(SecureWebAcl);
  expect(distribution.accessLog).toBeInstanceOf(logs.LogGroup);
});
