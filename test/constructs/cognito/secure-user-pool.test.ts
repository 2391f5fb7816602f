import { App, Duration, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Authorization } from '../../../lib/constructs/api-gateway/authorization';
import { SecureApi } from '../../../lib/constructs/api-gateway/secure-api';
import { SecureUserPool } from '../../../lib/constructs/cognito/secure-user-pool';
import { SecureUserPoolProps } from '../../../lib/constructs/cognito/secure-user-pool-props';
import { SecureLogGroup } from '../../../lib/constructs/logs/secure-log-group';
import { WebAcl } from '../../../lib/constructs/wafv2/web-acl';

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

function users(props: SecureUserPoolProps = {}): SecureUserPool {
  return new SecureUserPool(stack, 'Users', props);
}

function poolOf(props: SecureUserPoolProps = {}): Record<string, unknown> {
  users(props);
  const [pool] = Object.values(Template.fromStack(stack).findResources('AWS::Cognito::UserPool'));
  return pool.Properties as Record<string, unknown>;
}

const open = { reason: 'Everybody may shop here.' };

describe('SecureUserPool', () => {
  test('makes 10 resources beside the shared key and topic, whose logical ids stay what they are', () => {
    users();
    const { Resources } = Template.fromStack(stack).toJSON() as { Resources: object };
    expect(Object.keys(Resources).sort()).toEqual([
      'BulwarkAlarmTopic87DE61D1', 'BulwarkAlarmTopicPolicy173558C8', 'BulwarkKey34AADF8F',
      'Users0A0EEA89', 'UsersAlarmsLeakedPasswordsB9DFE0CB', 'UsersAlarmsTakeovers420A5888', 'UsersLogDeliveryEA667BF2', 'UsersLogGroupD39A68E6', 'UsersRiskConfiguration15887888',
      'UsersWebAcl7345CF7A', 'UsersWebAclAlarmsBlockedRequests4D39C917', 'UsersWebAclAssociation27C1A802', 'UsersWebAclLogGroup45411700', 'UsersWebAclLogging5C485D86',
    ]);
  });

  test('asks for a second factor of an authenticator app, and sends no text messages', () => {
    const pool = poolOf();
    expect(pool).toMatchObject({ MfaConfiguration: 'ON', EnabledMfas: ['SOFTWARE_TOKEN_MFA'] });
    expect(pool).not.toHaveProperty('SmsConfiguration');
    expect(pool.AccountRecoverySetting).toEqual({ RecoveryMechanisms: [{ Name: 'verified_email', Priority: 1 }] });
  });

  test('leaves the second factor to users for a reason alone', () => {
    expect(poolOf({ optionalMfa: { reason: 'Readers without an order history.' } }).MfaConfiguration).toBe('OPTIONAL');
    expect(() => new SecureUserPool(stack, 'Hasty', { optionalMfa: { reason: 'simpler' } })).toThrow('needs a reason');
  });

  test('takes passkeys that ask who holds the device, and count as both factors', () => {
    const made = users({ passkeys: { relyingPartyId: 'auth.example.com' } });
    made.addClient('Website', { oAuth: { callbackUrls: ['https://shop.example.com/'] } });
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      Policies: { SignInPolicy: { AllowedFirstAuthFactors: ['PASSWORD', 'WEB_AUTHN'] } },
      WebAuthnRelyingPartyID: 'auth.example.com',
      WebAuthnUserVerification: 'required',
      WebAuthnFactorConfiguration: 'MULTI_FACTOR_WITH_USER_VERIFICATION',
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', { ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_USER_AUTH'] });
  });

  test('asks for passwords of 14 characters of all kinds that were not used before', () => {
    expect(poolOf()).toMatchObject({
      Policies: {
        PasswordPolicy: {
          MinimumLength: 14, PasswordHistorySize: 24, TemporaryPasswordValidityDays: 7,
          RequireLowercase: true, RequireUppercase: true, RequireNumbers: true, RequireSymbols: true,
        },
      },
    });
  });

  test('answers risks: leaked passwords and likely takeovers are blocked, and doubtful sign-ins show the second factor', () => {
    users();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Cognito::UserPool', {
      UserPoolTier: 'PLUS',
      UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED', AdvancedSecurityAdditionalFlows: { CustomAuthMode: 'ENFORCED' } },
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolRiskConfigurationAttachment', {
      ClientId: 'ALL',
      CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
      AccountTakeoverRiskConfiguration: { Actions: { MediumAction: { EventAction: 'MFA_REQUIRED' }, HighAction: { EventAction: 'BLOCK' } } },
    });
  });

  test('takes names in any case, and changed addresses once they are verified', () => {
    expect(poolOf()).toMatchObject({
      UsernameAttributes: ['email'],
      AutoVerifiedAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      UserAttributeUpdateSettings: { AttributesRequireVerificationBeforeUpdate: ['email'] },
    });
  });

  test('is kept, also by its own protection', () => {
    users();
    Template.fromStack(stack).hasResource('AWS::Cognito::UserPool', { DeletionPolicy: 'Retain', Properties: { DeletionProtection: 'ACTIVE' } });
  });

  test('is protected where it goes with its stack too', () => {
    users({ removalPolicy: RemovalPolicy.DESTROY });
    Template.fromStack(stack).hasResource('AWS::Cognito::UserPool', { DeletionPolicy: 'Delete', Properties: { DeletionProtection: 'ACTIVE' } });
  });

  test('is signed up for where there is a reason', () => {
    expect(poolOf().AdminCreateUserConfig).toEqual({ AllowAdminCreateUserOnly: true });
    stack = new Stack(new App(), 'Stack');
    const made = users({ selfSignUp: open });
    expect(made.node.metadata).toContainEqual(expect.objectContaining({ data: { control: 'UserPoolSignUpClosed', reason: open.reason } }));
    Template.fromStack(stack).hasResourceProperties('AWS::Cognito::UserPool', { AdminCreateUserConfig: { AllowAdminCreateUserOnly: false } });
  });

  test('is encrypted with the shared key, which Cognito may use for pools of this account', () => {
    users();
    const template = Template.fromStack(stack);
    const key = { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] };
    template.hasResource('AWS::Cognito::UserPool', {
      DependsOn: Match.arrayWith(['BulwarkKey34AADF8F']), Properties: { KeyConfiguration: { KeyType: 'CUSTOMER_MANAGED_KEY', KmsKeyArn: key } },
    });
    const pools = { 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':cognito-idp:', { Ref: 'AWS::Region' }, ':', { Ref: 'AWS::AccountId' }, ':userpool/*']] };
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Principal: { Service: ['cognito-idp.amazonaws.com', 'identitystore.amazonaws.com'] },
          Action: ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncrypt*'],
          Condition: {
            StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } },
            ArnLike: { 'aws:SourceArn': pools },
            StringLike: { 'kms:EncryptionContext:aws:cognito-idp:userpool-arn': pools },
          },
        })]),
      },
    });
  });

  test('logs sign-ins with their risk, and messages that could not be sent', () => {
    users();
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Logs::LogGroup', { LogGroupName: Match.stringLikeRegexp('^/aws/vendedlogs/cognito/user-pool/StackUsers') });
    // Cognito refuses the ARN with the ':*' that CloudFormation's attribute ends in.
    const destination = { LogGroupArn: { 'Fn::Join': ['', Match.arrayWith([':log-group:', { Ref: Match.stringLikeRegexp('^UsersLogGroup') }])] } };
    template.hasResourceProperties('AWS::Cognito::LogDeliveryConfiguration', {
      LogConfigurations: [
        { EventSource: 'userAuthEvents', LogLevel: 'INFO', CloudWatchLogsConfiguration: destination },
        { EventSource: 'userNotification', LogLevel: 'ERROR', CloudWatchLogsConfiguration: destination },
      ],
    });
  });

  test('raises alarms on takeovers and leaked passwords, at thresholds that can be set', () => {
    const { alarms } = users({ alarms: { takeovers: 3, leakedPasswords: 7 } });
    expect(alarms).toHaveLength(3);
    const template = Template.fromStack(stack);
    const UserPoolId = { Name: 'UserPoolId', Value: { Ref: Match.stringLikeRegexp('^Users') } };
    const Dimensions = [{ Name: 'Operation', Value: 'SignIn' }, { Name: 'RiskLevel', Value: 'high' }, UserPoolId];
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { Namespace: 'AWS/Cognito', MetricName: 'AccountTakeoverRisk', Threshold: 3, Dimensions });
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { Namespace: 'AWS/Cognito', MetricName: 'CompromisedCredentialRisk', Threshold: 7, Dimensions });
  });

  test('takes a key, a log group, no alarms and no web ACL', () => {
    const encryptionKey = new kms.Key(stack, 'Key');
    const logGroup = new SecureLogGroup(stack, 'Log', { encryptionKey });
    const made = users({ encryptionKey, logGroup, alarms: { enabled: false }, webAcl: WebAcl.none({ reason: 'Only reached from our own network.' }) });
    expect([made.encryptionKey, made.logGroup, made.alarms]).toEqual([encryptionKey, logGroup, []]);
    expect([made.webAcl, made.webAclAssociation]).toEqual([undefined, undefined]);
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::KMS::Key', 1);
    template.resourceCountIs('AWS::Logs::LogGroup', 1);
    template.resourceCountIs('AWS::CloudWatch::Alarm', 0);
  });

  test('lets functions of its own send messages with its key', () => {
    const customEmailSender = new lambda.Function(stack, 'Sender', {
      code: lambda.Code.fromInline('exports.handler = async () => {};'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_24_X,
    });
    users({ lambdaTriggers: { customEmailSender } });
    Template.fromStack(stack).hasResourceProperties('AWS::Cognito::UserPool', { LambdaConfig: { KMSKeyID: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] } } });
  });

  test('grants the use of its key with what is done to its users', () => {
    const role = new iam.Role(stack, 'Role', { assumedBy: new iam.AccountRootPrincipal() });
    users().grant(role, 'cognito-idp:AdminGetUser');
    Template.fromStack(stack).hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: Match.arrayWith(['kms:Decrypt']), Resource: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] } }),
          Match.objectLike({ Action: 'cognito-idp:AdminGetUser' }),
        ],
      },
    });
  });

  test('authorizes an API, and names the issuer and the audience of its tokens', () => {
    const made = users();
    const client = made.addClient('Website', { oAuth: { callbackUrls: ['https://shop.example.com/'] } });
    const api = new SecureApi(stack, 'Api', { authorization: Authorization.cognito([made]) });
    api.addRoute('GET /orders', new lambda.Function(stack, 'Handler', {
      code: lambda.Code.fromInline('exports.handler = async () => {};'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_24_X,
    }));
    Template.fromStack(stack).hasResourceProperties('AWS::ApiGateway::Authorizer', {
      ProviderARNs: [{ 'Fn::GetAtt': [Match.stringLikeRegexp('^Users'), 'Arn'] }],
    });
    expect(stack.resolve(made.issuer)).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Users/), 'ProviderURL'] });
    expect(made.audience).toEqual([client.userPoolClientId]);
  });

  test.each<[SecureUserPoolProps, string]>([
    [{ minPasswordLength: 12 }, 'minPasswordLength must be 14 to 99, got 12. Write 14.'],
    [{ minPasswordLength: 100 }, 'minPasswordLength must be 14 to 99, got 100. Write 99.'],
    [{ invitationValidity: Duration.days(30) }, 'invitationValidity in days must be 1 to 7, got 30. Write 7.'],
    [{ signInAliases: { phone: true } }, 'phone numbers are verified by text messages'],
  ])('refuses %j', (props, message) => {
    expect(() => users(props)).toThrow(`SecureUserPool 'Stack/Users': ${message}`);
  });

  test('takes attributes, mail and words of your own', () => {
    expect(poolOf({
      signInAliases: { username: true, email: true },
      customAttributes: { shop: new cognito.StringAttribute() },
      standardAttributes: { fullname: { required: true } },
      email: cognito.UserPoolEmail.withCognito('help@example.com'),
      userInvitation: { emailSubject: 'Welcome' },
      userVerification: { emailSubject: 'Is it you?' },
    })).toMatchObject({
      AliasAttributes: ['email'],
      Schema: [{ Name: 'name', Required: true }, { Name: 'shop' }],
      EmailConfiguration: { ReplyToEmailAddress: 'help@example.com' },
      AdminCreateUserConfig: { InviteMessageTemplate: { EmailSubject: 'Welcome' } },
      EmailVerificationSubject: 'Is it you?',
    });
  });
});
