import { Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { SecureLogGroup } from '../../../lib/constructs/logs/secure-log-group';
import { SecureWebAcl, SecureWebAclProps, WebAclScope } from '../../../lib/constructs/wafv2/secure-web-acl';
import { only, ordersStack } from '../api-gateway/api-fixture';

const webAclOf = (props: SecureWebAclProps = {}) => {
  const stack = ordersStack();
  new SecureWebAcl(stack, 'WebAcl', props);
  return Template.fromStack(stack);
};
const rulesOf = (template: Template) => only(template, 'AWS::WAFv2::WebACL').Rules as { Name: string; Action?: unknown; OverrideAction?: unknown; Statement: unknown }[];

test("AWS's managed rules decide, rather than count", () => {
  const managed = rulesOf(webAclOf()).filter(({ Statement }) => 'ManagedRuleGroupStatement' in (Statement as object));
  expect(managed.map(({ Name }) => Name)).toEqual(['AWSManagedRulesAmazonIpReputationList', 'AWSManagedRulesCommonRuleSet', 'AWSManagedRulesKnownBadInputsRuleSet']);
  expect(managed.map(({ OverrideAction }) => OverrideAction)).toEqual([{ None: {} }, { None: {} }, { None: {} }]);
});

test('one address may send 1000 requests in 5 minutes, or what is given', () => {
  const limit = (template: Template) => rulesOf(template).find(({ Name }) => Name === 'RequestsPerIp');
  expect(limit(webAclOf())).toMatchObject({ Action: { Block: {} }, Statement: { RateBasedStatement: { Limit: 1000, AggregateKeyType: 'IP' } } });
  expect(limit(webAclOf({ requestsPerIp: 10 }))).toMatchObject({ Statement: { RateBasedStatement: { Limit: 10 } } });
});

describe('bodies', () => {
  test.each([
    [undefined, 8192, undefined],
    [16, 16384, undefined],
    [17, 17408, 'KB_32'],
    [64, 65536, 'KB_64'],
  ])('over %s KiB are blocked, also those that WAF reads only in part (16 KiB by default)', (maxBodySize, bytes, inspected) => {
    const template = webAclOf({ maxBodySize });
    expect(rulesOf(template).find(({ Name }) => Name === 'BodySize')).toMatchObject({
      Action: { Block: {} },
      Statement: { SizeConstraintStatement: { ComparisonOperator: 'GT', Size: bytes, FieldToMatch: { Body: { OversizeHandling: 'MATCH' } } } },
    });
    const limit = { DefaultSizeInspectionLimit: inspected };
    expect(only(template, 'AWS::WAFv2::WebACL').AssociationConfig).toEqual(inspected && { RequestBody: { API_GATEWAY: limit, COGNITO_USER_POOL: limit } });
  });

  test("have one limit: that of AWS's rules, 8 KiB, is only counted", () => {
    expect(rulesOf(webAclOf()).find(({ Name }) => Name === 'AWSManagedRulesCommonRuleSet')).toMatchObject({
      Statement: { ManagedRuleGroupStatement: { RuleActionOverrides: [{ Name: 'SizeRestrictions_BODY', ActionToUse: { Count: {} } }] } },
    });
  });
});

test('makes 4 resources beside the shared key and topic, whose logical ids stay what they are', () => {
  expect(Object.keys(webAclOf().toJSON().Resources as object).sort()).toEqual([
    'BulwarkAlarmTopic87DE61D1', 'BulwarkAlarmTopicPolicy173558C8', 'BulwarkKey34AADF8F',
    'WebAcl9BD21CA7', 'WebAclAlarmsBlockedRequests7B7479B1', 'WebAclLogGroup9469B567', 'WebAclLogging56D8A3B1',
  ]);
});

test('blocked requests raise an alarm, which reads the metric that the web ACL writes', () => {
  const template = webAclOf({ alarms: { blockedRequests: 7 } });
  const { MetricName } = only(template, 'AWS::WAFv2::WebACL').VisibilityConfig as { MetricName: string };
  expect(only(template, 'AWS::CloudWatch::Alarm')).toMatchObject({
    Namespace: 'AWS/WAFV2',
    MetricName: 'BlockedRequests',
    Threshold: 7,
    Dimensions: [{ Name: 'Region', Value: { Ref: 'AWS::Region' } }, { Name: 'Rule', Value: 'ALL' }, { Name: 'WebACL', Value: MetricName }],
  });
  expect(only(webAclOf(), 'AWS::CloudWatch::Alarm').Threshold).toBe(100);
  webAclOf({ alarms: { enabled: false } }).resourceCountIs('AWS::CloudWatch::Alarm', 0);
});

test('it is put in front of what has an ARN', () => {
  const stack = ordersStack();
  const webAcl = new SecureWebAcl(stack, 'WebAcl');
  webAcl.protect('Users', new cognito.UserPool(stack, 'Pool').userPoolArn);
  expect(only(Template.fromStack(stack), 'AWS::WAFv2::WebACLAssociation')).toEqual({
    WebACLArn: stack.resolve(webAcl.webAclArn), ResourceArn: { 'Fn::GetAtt': [expect.stringMatching(/^Pool/), 'Arn'] },
  });
});

describe('of CloudFront', () => {
  const edge = (region?: string, props: SecureWebAclProps = {}) => {
    const stack = new Stack(undefined, 'Edge', { env: { region } });
    return { stack, webAcl: new SecureWebAcl(stack, 'WebAcl', { scope: WebAclScope.CLOUDFRONT, ...props }) };
  };

  test('it is of that scope, and its metrics have no region', () => {
    const template = Template.fromStack(edge('us-east-1', { maxBodySize: 32 }).stack);
    expect(only(template, 'AWS::WAFv2::WebACL')).toMatchObject({
      Scope: 'CLOUDFRONT', AssociationConfig: { RequestBody: { CLOUDFRONT: { DefaultSizeInspectionLimit: 'KB_32' } } },
    });
    expect(only(template, 'AWS::CloudWatch::Alarm').Dimensions).toEqual([{ Name: 'Rule', Value: 'ALL' }, { Name: 'WebACL', Value: expect.stringMatching(/-All$/) }]);
  });

  test('it is made in us-east-1 alone, as far as the region is known', () => {
    expect(() => edge()).not.toThrow();
    expect(() => edge('eu-west-1')).toThrow("SecureWebAcl 'Edge/WebAcl': web ACLs of CloudFront are made in us-east-1 alone, got a stack in eu-west-1.");
  });

  test('it is named by the distribution, not associated', () => {
    expect(() => edge().webAcl.protect('Site', 'arn:aws:cloudfront::111122223333:distribution/E1')).toThrow("got protect('Site'). Write webAclId: webAcl.webAclArn");
  });
});

describe('the log', () => {
  test('is encrypted, kept, of the name that WAF asks for, and without credentials', () => {
    const template = webAclOf();
    template.hasResource('AWS::Logs::LogGroup', {
      DeletionPolicy: 'Retain',
      Properties: {
        LogGroupName: Match.stringLikeRegexp('^aws-waf-logs-Orders'),
        RetentionInDays: 365,
        KmsKeyId: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] },
      },
    });
    const { LogDestinationConfigs: [destination], RedactedFields } = only(template, 'AWS::WAFv2::LoggingConfiguration') as {
      LogDestinationConfigs: unknown[]; RedactedFields: unknown;
    };
    expect(RedactedFields).toEqual(['authorization', 'cookie', 'x-api-key', 'x-amz-security-token'].map((Name) => ({ SingleHeader: { Name } })));
    // WAF refuses the ARN with the ':*' that CloudFormation's attribute ends in.
    expect(destination).toEqual({ 'Fn::Join': ['', expect.arrayContaining([':log-group:', { Ref: expect.stringMatching(/^WebAclLogGroup/) }])] });
  });

  test('can be one of your own, or have a key of your own', () => {
    const stack = ordersStack();
    const encryptionKey = new kms.Key(stack, 'Key');
    const logGroup = new SecureLogGroup(stack, 'Log', { logGroupName: 'aws-waf-logs-all', encryptionKey });
    new SecureWebAcl(stack, 'First', { logGroup, alarms: { enabled: false } });
    new SecureWebAcl(stack, 'Second', { encryptionKey, alarms: { enabled: false } });
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::Logs::LogGroup', 2);
    template.resourceCountIs('AWS::KMS::Key', 1);
  });

  test('of another name is refused, since WAF would refuse it', () => {
    const stack = ordersStack();
    expect(() => new SecureWebAcl(stack, 'First', { logGroup: new logs.LogGroup(stack, 'Log') }))
      .toThrow("SecureWebAcl 'Orders/First': WAF logs only to log groups whose name starts with aws-waf-logs-, got one that CloudFormation names");
    expect(() => new SecureWebAcl(stack, 'Second', { logGroup: logs.LogGroup.fromLogGroupName(stack, 'Other', 'waf') })).toThrow("got 'waf'");
  });
});

test.each<[SecureWebAclProps, string]>([
  [{ requestsPerIp: 9 }, 'requestsPerIp must be 10 to 2000000000, got 9. Write for instance requestsPerIp: 10'],
  [{ maxBodySize: 65 }, 'maxBodySize must be 1 to 64, got 65. Write for instance maxBodySize: 64'],
  [{ maxBodySize: 0 }, 'maxBodySize must be 1 to 64, got 0'],
])('%j is refused', (props, message) => {
  expect(() => webAclOf(props)).toThrow(`SecureWebAcl 'Orders/WebAcl': ${message}`);
});
