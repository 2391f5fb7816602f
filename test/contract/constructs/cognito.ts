import { SecureUserPool } from '../../../lib';
import { ConstructCases, gone, set, somebody, without } from '../construct-cases';

export const cognito: ConstructCases = {
  minimal: {
    SecureUserPool: (scope) => {
      const users = new SecureUserPool(scope, 'Users');
      users.addClient('Website', { oAuth: { callbackUrls: ['https://shop.example.com/signed-in'] } });
      return users;
    },
  },
  weakenings: [
    ['SecureUserPool', 'AWS::Cognito::UserPool', 'second factor', set('MfaConfiguration', 'OPTIONAL'), 'UserPoolMfaRequired'],
    ['SecureUserPool', 'AWS::Cognito::UserPool', 'authenticator app', set('EnabledMfas', ['SMS_MFA']), 'UserPoolMfaWithoutSms'],
    ['SecureUserPool', 'AWS::Cognito::UserPool', 'threat protection', set('UserPoolAddOns.AdvancedSecurityMode', 'AUDIT'), 'UserPoolThreatsBlocked'],
    ['SecureUserPool', 'AWS::Cognito::UserPool', 'plan', set('UserPoolTier', 'ESSENTIALS'), 'UserPoolTierPlus'],
    ['SecureUserPool', 'AWS::Cognito::UserPool', 'long passwords', set('Policies.PasswordPolicy.MinimumLength', 8), 'UserPoolPasswordsLong'],
    ['SecureUserPool', 'AWS::Cognito::UserPool', 'new passwords', without('Policies.PasswordPolicy.PasswordHistorySize'), 'UserPoolPasswordsNotReused'],
    ['SecureUserPool', 'AWS::Cognito::UserPool', 'short invitations', set('Policies.PasswordPolicy.TemporaryPasswordValidityDays', 30), 'UserPoolInvitationsExpire'],
    ['SecureUserPool', 'AWS::Cognito::UserPool', 'deletion protection', set('DeletionProtection', 'INACTIVE'), 'UserPoolDeletionProtected'],
    ['SecureUserPool', 'AWS::Cognito::UserPool', 'names without case', without('UsernameConfiguration'), 'UserPoolNamesCaseInsensitive'],
    ['SecureUserPool', 'AWS::Cognito::UserPool', 'verified updates', without('UserAttributeUpdateSettings'), 'UserPoolUpdatesVerified'],
    ['SecureUserPool', 'AWS::Cognito::UserPool', 'closed sign-up', set('AdminCreateUserConfig.AllowAdminCreateUserOnly', false), 'UserPoolSignUpClosed'],
    ['SecureUserPool', 'AWS::Cognito::UserPool', 'customer key', without('KeyConfiguration'), 'UserPoolEncryptedWithCustomerKey'],
    ['SecureUserPool', 'AWS::Cognito::LogDeliveryConfiguration', 'log of sign-ins', gone, 'UserPoolLogged'],
    ['SecureUserPool', 'AWS::Cognito::UserPoolRiskConfigurationAttachment', 'stop of risky sign-ins', set('AccountTakeoverRiskConfiguration.Actions.HighAction.EventAction', 'NO_ACTION'), 'RiskySignInStopped'],
    ['SecureUserPool', 'AWS::Cognito::UserPoolRiskConfigurationAttachment', 'stop of leaked passwords', set('CompromisedCredentialsRiskConfiguration.Actions.EventAction', 'NO_ACTION'), 'LeakedPasswordsBlocked'],
    ['SecureUserPool', 'AWS::WAFv2::WebACLAssociation', 'web ACL', gone, 'UserPoolProtected'],
    ['SecureUserPool', 'AWS::Cognito::UserPoolRiskConfigurationAttachment', 'answers to risks', gone, 'UserPoolRisksAnswered'],
    ['SecureUserPool', 'AWS::KMS::Key', 'use of the key', set('KeyPolicy.Statement', [{ ...somebody, Principal: { AWS: '111122223333' } }]), 'UserPoolKeyUsable'],
    ['SecureUserPool', 'AWS::CloudWatch::Alarm', 'alarms on risks', gone, 'UserPoolRisksAlarmed'],
    ['SecureUserPool', 'AWS::Cognito::UserPoolClient', 'code flow', set('AllowedOAuthFlows', ['implicit']), 'UserPoolClientWithoutImplicitFlow'],
    ['SecureUserPool', 'AWS::Cognito::UserPoolClient', 'hidden passwords', set('ExplicitAuthFlows', ['ALLOW_USER_PASSWORD_AUTH']), 'UserPoolClientWithoutPasswordFlow'],
    ['SecureUserPool', 'AWS::Cognito::UserPoolClient', 'hidden users', set('PreventUserExistenceErrors', 'LEGACY'), 'UserPoolClientHidesUsers'],
    ['SecureUserPool', 'AWS::Cognito::UserPoolClient', 'revocation', set('EnableTokenRevocation', false), 'UserPoolClientTokensRevocable'],
    ['SecureUserPool', 'AWS::Cognito::UserPoolClient', 'rotation', without('RefreshTokenRotation'), 'UserPoolClientRefreshTokensRotated'],
    ['SecureUserPool', 'AWS::Cognito::UserPoolClient', 'short-lived tokens', set('AccessTokenValidity', 1440), 'UserPoolClientTokensShortLived'],
    ['SecureUserPool', 'AWS::Cognito::UserPoolClient', 'refresh tokens that expire', set('RefreshTokenValidity', 525_600), 'UserPoolClientRefreshTokensExpire'],
    ['SecureUserPool', 'AWS::Cognito::UserPoolClient', 'narrow scopes', set('AllowedOAuthScopes', ['openid', 'aws.cognito.signin.user.admin']), 'UserPoolClientScopesNarrow'],
    ['SecureUserPool', 'AWS::Cognito::UserPoolClient', 'https callbacks', set('CallbackURLs', ['http://shop.example.com/']), 'UserPoolClientCallbacksEncrypted'],
    ['SecureUserPool', 'AWS::Cognito::UserPoolClient', 'remote callbacks', set('CallbackURLs', ['http://localhost:3000/']), 'UserPoolClientCallbacksRemote'],
  ],
  notWeaker: [
    { mutations: /AWS::CloudWatch::Alarm\(AccountTakeoverRisk\) Properties\.Statistic: Maximum/, reason: 'A single takeover raises it still.' },
    {
      mutations: /AWS::KMS::Key Properties\.KeyPolicy\.Statement\[Allow (kms:Decrypt kms:Encrypt kms:GenerateDataKeyWithoutPlaintext kms:ReEncrypt\*|kms:DescribeKey)\]: Condition: (\w+IfExists|(any|without) kms:EncryptionContext:.*)/,
      reason: 'Of two or three conditions that name the account one is left.',
    },
    { mutations: /AWS::Cognito::UserPoolClient Properties\.(WriteAttributes\b.*|AllowedOAuthScopes\[\w+\]: .*)/, reason: 'The pool has no attributes of its own that would grant something, and these scopes grant what is known of the user.' },
    { mutations: /AWS::Cognito::UserPoolClient Properties\.(\w+TokenValidity|RefreshTokenRotation\.RetryGracePeriodSeconds): removed/, reason: 'The defaults are within the bounds: an hour, 30 days, no grace.' },
    { mutations: /AWS::Cognito::UserPoolClient Properties\.(EnableTokenRevocation|GenerateSecret|ExplicitAuthFlows(\[ALLOW_USER_SRP_AUTH\])?): removed/, reason: 'The defaults are as strict: revocable, no secret, no flow that sends passwords.' },
    { mutations: /AWS::Cognito::UserPoolClient Properties\.GenerateSecret: true/, reason: 'A secret as well; one that ships with an app adds nothing.' },
    { mutations: /AWS::Cognito::UserPool Properties\.UserPoolAddOns\.AdvancedSecurityAdditionalFlows(\.CustomAuthMode: removed|: removed)/, reason: 'It is about challenges of the pool\'s own, of which there are none yet.' },
    { mutations: /AWS::Cognito::UserPool Properties\.(KeyConfiguration\.KeyType|Policies\.PasswordPolicy\.TemporaryPasswordValidityDays): removed/, reason: 'A customer key is named, and the default is 7 days.' },
    { mutations: /AWS::Cognito::UserPoolRiskConfigurationAttachment Properties\..*\.(Notify: true|EventAction: BLOCK|HighAction\.EventAction: MFA_REQUIRED)/, reason: 'As strict, or the user is told as well.' },
    { mutations: /AWS::Cognito::LogDeliveryConfiguration Properties\.LogConfigurations\[\](\.EventSource)?: (removed|userAuthEvents)/, reason: 'The other entry is about messages that could not be sent.' },
    { mutations: /AWS::Cognito::LogDeliveryConfiguration Properties\.LogConfigurations\[\]\.CloudWatchLogsConfiguration\.LogGroupArn: something else/, reason: 'Another log group of the owner\'s.' },
  ],
  refusedOnDeployment: [
    { mutations: /AWS::Cognito::LogDeliveryConfiguration Properties\.LogConfigurations\[\]\.LogLevel: .*/, reason: 'Cognito takes INFO of sign-ins and ERROR of messages.' },
    { mutations: /AWS::Cognito::LogDeliveryConfiguration Properties\.LogConfigurations\[\]\.CloudWatchLogsConfiguration(: removed|\.LogGroupArn: (removed|of another account))/, reason: 'A log is delivered to one place, within the account.' },
    { mutations: /AWS::Cognito::UserPoolRiskConfigurationAttachment Properties\.CompromisedCredentialsRiskConfiguration\.Actions\.EventAction: MFA_REQUIRED/, reason: 'Leaked passwords are blocked or not.' },
  ],
  survivors: [
    {
      mutations: /AWS::KMS::Key Properties\.KeyPolicy\.Statement\[Allow (kms:Decrypt kms:Encrypt kms:GenerateDataKeyWithoutPlaintext kms:ReEncrypt\*\]: Condition: StringLike inverted|kms:Encrypt kms:GenerateDataKey\]: Action: without kms:Encrypt)/,
      reason: 'What the encryption context has to be is not asked of the catalog, and another statement allows to encrypt.',
    },
    { mutations: /AWS::Cognito::UserPoolClient Properties\.RefreshTokenRotation\.RetryGracePeriodSeconds: more/, reason: 'A minute at most.' },
  ],
};
