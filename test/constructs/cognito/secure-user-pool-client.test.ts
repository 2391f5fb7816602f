import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { SecureUserPool } from '../../../lib/constructs/cognito/secure-user-pool';
import { SecureUserPoolClient } from '../../../lib/constructs/cognito/secure-user-pool-client';

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

const callbackUrls = ['https://shop.example.com/signed-in'];

let stack: Stack;
let users: SecureUserPool;
beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
  users = new SecureUserPool(stack, 'Users');
});

function clientOf(options: cognito.UserPoolClientOptions = {}): Record<string, unknown> {
  users.addClient('Website', { ...options, oAuth: { callbackUrls, ...options.oAuth } });
  const [client] = Object.values(Template.fromStack(stack).findResources('AWS::Cognito::UserPoolClient'));
  return client.Properties as Record<string, unknown>;
}

test('a client gets its tokens by code, is public, and hides which users there are', () => {
  expect(clientOf()).toMatchObject({
    AllowedOAuthFlows: ['code'],
    AllowedOAuthFlowsUserPoolClient: true,
    AllowedOAuthScopes: ['openid', 'email'],
    CallbackURLs: callbackUrls,
    ExplicitAuthFlows: ['ALLOW_USER_SRP_AUTH'],
    GenerateSecret: false,
    PreventUserExistenceErrors: 'ENABLED',
    EnableTokenRevocation: true,
  });
});

test('its tokens are good for 15 minutes, and are renewed for 7 days with a token that is good once', () => {
  expect(clientOf()).toMatchObject({
    AccessTokenValidity: 15,
    IdTokenValidity: 15,
    RefreshTokenValidity: 7 * 24 * 60,
    TokenValidityUnits: { AccessToken: 'minutes', IdToken: 'minutes', RefreshToken: 'minutes' },
    RefreshTokenRotation: { Feature: 'ENABLED', RetryGracePeriodSeconds: 10 },
  });
});

test('a user writes standard attributes, and others where the client says so', () => {
  const written = clientOf().WriteAttributes as string[];
  expect(written).toContain('name');
  expect(written.filter((name) => /^custom:|_verified$/.test(name))).toEqual([]);
  const writeAttributes = new cognito.ClientAttributes().withCustomAttributes('language');
  const other = new SecureUserPoolClient(stack, 'Other', { userPool: users, oAuth: { callbackUrls }, writeAttributes });
  expect(stack.resolve((other.node.defaultChild as cognito.CfnUserPoolClient).writeAttributes)).toEqual(['custom:language']);
});

test('what is stricter or as strict can be said', () => {
  expect(clientOf({
    accessTokenValidity: Duration.minutes(5),
    refreshTokenValidity: Duration.hours(1),
    generateSecret: true,
    authFlows: { custom: true },
    oAuth: { scopes: [cognito.OAuthScope.OPENID], logoutUrls: ['https://shop.example.com/bye'] },
  })).toMatchObject({
    AccessTokenValidity: 5,
    RefreshTokenValidity: 60,
    GenerateSecret: true,
    ExplicitAuthFlows: ['ALLOW_CUSTOM_AUTH'],
    AllowedOAuthScopes: ['openid'],
    LogoutURLs: ['https://shop.example.com/bye'],
  });
});

test.each<[string, cognito.UserPoolClientOptions, string]>([
  ['the implicit flow', { oAuth: { flows: { implicitCodeGrant: true } } }, 'the implicit flow puts tokens into addresses'],
  ['client credentials', { oAuth: { flows: { clientCredentials: true } } }, 'client credentials are those of no user.'],
  ['no OAuth', { disableOAuth: true }, 'without OAuth there is no authorization code.'],
  ['passwords', { authFlows: { userPassword: true } }, 'authFlows.userPassword has the application see passwords.'],
  ['passwords by the server', { authFlows: { adminUserPassword: true } }, 'authFlows.adminUserPassword has a server see passwords.'],
  ['the scope that changes users', { oAuth: { scopes: [cognito.OAuthScope.COGNITO_ADMIN] } }, 'with the scope aws.cognito.signin.user.admin'],
  ['telling users apart', { preventUserExistenceErrors: false }, 'preventUserExistenceErrors: false tells everybody'],
  ['tokens that stay good', { enableTokenRevocation: false }, 'enableTokenRevocation: false leaves a stolen refresh token good.'],
  ['no callback', { oAuth: { callbackUrls: [] } }, 'got no callback. Write oAuth: {'],
  ['a callback in clear', { oAuth: { callbackUrls: ['http://shop.example.com/'] } }, "got 'http://shop.example.com/', which is not https"],
  ['a scheme of its own', { oAuth: { callbackUrls: ['shop://signed-in'] } }, "got 'shop://signed-in', which is not https"],
  ['a logout in clear', { oAuth: { logoutUrls: ['http://shop.example.com/'] } }, "got 'http://shop.example.com/', which is not https"],
  ['localhost', { oAuth: { callbackUrls: ['https://localhost:3000/'] } }, "got 'https://localhost:3000/': on localhost any program"],
  ['access tokens for a day', { accessTokenValidity: Duration.days(1) }, 'accessTokenValidity must be 1 hour at most, got 1 day'],
  ['refresh tokens for a year', { refreshTokenValidity: Duration.days(365) }, 'refreshTokenValidity must be 30 days at most, got 365 days'],
])('%s is refused', (_what, options, message) => {
  expect(() => clientOf(options)).toThrow(`SecureUserPoolClient 'Stack/Users/Website': ${message}`);
});

test('a client without any options is told what it needs', () => {
  expect(() => users.addClient('Website')).toThrow("SecureUserPoolClient 'Stack/Users/Website': got no callback.");
});

test('a client of the development stage may be called back on localhost, for a reason', () => {
  const client = new SecureUserPoolClient(stack, 'Local', {
    userPool: users, oAuth: { callbackUrls: ['http://localhost:3000/'] }, localhostCallbacks: { reason: 'Of the development stage alone.' },
  });
  expect(client.node.metadata).toContainEqual(expect.objectContaining({
    data: { control: 'UserPoolClientCallbacksRemote', reason: 'Of the development stage alone.' },
  }));
  Template.fromStack(stack).hasResourceProperties('AWS::Cognito::UserPoolClient', { CallbackURLs: ['http://localhost:3000/'], UserPoolId: { Ref: Match.stringLikeRegexp('^Users') } });
});
