import { Duration, Token } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { recordException } from '../reasoned-exception';
import { UserPoolExceptionProps } from './secure-user-pool-props';

/** Properties of `SecureUserPoolClient`. Tokens are good for 15 minutes, and can be renewed for 7 days. */
export interface SecureUserPoolClientProps extends cognito.UserPoolClientProps {
  /**
   * Lets callbacks be on localhost, where other programs of the same machine can listen.
   *
   * @default - they are refused
   */
  readonly localhostCallbacks?: UserPoolExceptionProps;
}

const localhost = /^https?:\/\/(localhost|127\.0\.0\.1|\[::1\])([:/]|$)/i;

/** Of the standard attributes what a user may change: the pool itself says whether an address is verified. */
const ofUser: cognito.StandardAttributesMask = {
  address: true,
  birthdate: true,
  email: true,
  familyName: true,
  fullname: true,
  gender: true,
  givenName: true,
  locale: true,
  middleName: true,
  nickname: true,
  phoneNumber: true,
  preferredUsername: true,
  profilePage: true,
  profilePicture: true,
  timezone: true,
  website: true,
};

/**
 * An application that users sign in to: by authorization code, over https, with tokens that are short-lived, can be revoked,
 * and are renewed with a refresh token that is good once.
 *
 * Makes one resource; idle it costs nothing.
 */
export class SecureUserPoolClient extends cognito.UserPoolClient {
  /**
   * @throws where it has no callback, or one that is not https, or tokens would come another way or last too long
   */
  public constructor(scope: Construct, id: string, props: SecureUserPoolClientProps) {
    const { localhostCallbacks, ...rest } = props;
    const refuse = (problem: string): never => {
      throw new Error(`SecureUserPoolClient '${scope.node.path}/${id}': ${problem}`);
    };
    requireCodeFlow(props, refuse);
    requireHttps(props, refuse);
    requireShortLived(props, refuse);
    super(scope, id, {
      accessTokenValidity: Duration.minutes(15),
      idTokenValidity: Duration.minutes(15),
      refreshTokenValidity: Duration.days(7),
      // Whoever lost the answer on the way may ask once more.
      refreshTokenRotationGracePeriod: Duration.seconds(10),
      writeAttributes: new cognito.ClientAttributes().withStandardAttributes(ofUser),
      ...rest,
      // Managed login asks for passwords itself. Of the API's own flows this one does not send them.
      authFlows: props.authFlows ?? { userSrp: true },
      generateSecret: props.generateSecret ?? false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      oAuth: {
        scopes: [cognito.OAuthScope.OPENID, cognito.OAuthScope.EMAIL],
        ...props.oAuth,
        flows: { authorizationCodeGrant: true, implicitCodeGrant: false, clientCredentials: false },
      },
    });
    if (localhostCallbacks) recordException(this, 'UserPoolClientCallbacksRemote', localhostCallbacks.reason);
  }
}

type Refuse = (problem: string) => never;

function requireCodeFlow(props: SecureUserPoolClientProps, refuse: Refuse): void {
  const { disableOAuth, oAuth, authFlows, preventUserExistenceErrors, enableTokenRevocation } = props;
  if (disableOAuth) refuse('without OAuth there is no authorization code. Leave disableOAuth out.');
  if (oAuth?.flows?.implicitCodeGrant) refuse('the implicit flow puts tokens into addresses, which logs and histories keep. Leave oAuth.flows out: the code flow is on.');
  if (oAuth?.flows?.clientCredentials) refuse('client credentials are those of no user. Leave oAuth.flows out, and let machines sign their requests with IAM.');
  if (authFlows?.userPassword) refuse('authFlows.userPassword has the application see passwords. Write authFlows: { userSrp: true }, or leave it out.');
  if (authFlows?.adminUserPassword) refuse('authFlows.adminUserPassword has a server see passwords. Write authFlows: { userSrp: true }, or leave it out.');
  if (oAuth?.scopes?.some(({ scopeName }) => scopeName === cognito.OAuthScope.COGNITO_ADMIN.scopeName)) {
    refuse('with the scope aws.cognito.signin.user.admin whoever steals a token changes the address and the factors of its user. Leave it out of oAuth.scopes.');
  }
  if (preventUserExistenceErrors === false) refuse('preventUserExistenceErrors: false tells everybody which users there are. Leave it out.');
  if (enableTokenRevocation === false) refuse('enableTokenRevocation: false leaves a stolen refresh token good. Leave it out.');
}

function requireHttps({ oAuth, localhostCallbacks }: SecureUserPoolClientProps, refuse: Refuse): void {
  if (!oAuth?.callbackUrls?.length) refuse("got no callback. Write oAuth: { callbackUrls: ['https://app.example.com/signed-in'] }.");
  for (const url of [...oAuth?.callbackUrls ?? [], ...oAuth?.logoutUrls ?? [], oAuth?.defaultRedirectUri]) {
    if (url === undefined || Token.isUnresolved(url)) continue;
    if (localhost.test(url)) {
      if (!localhostCallbacks) refuse(`got '${url}': on localhost any program of the machine can take the code. Leave it to a client of the development stage, a SecureUserPoolClient with localhostCallbacks: { reason: '<why>' }.`);
    } else if (!/^https:\/\/[^/*\s]/i.test(url)) {
      refuse(`got '${url}', which is not https: others can read the code, or claim the scheme for their own app. Write https://..., for an app a universal link.`);
    }
  }
}

function requireShortLived(props: SecureUserPoolClientProps, refuse: Refuse): void {
  const most = { accessTokenValidity: Duration.hours(1), idTokenValidity: Duration.hours(1), refreshTokenValidity: Duration.days(30) };
  for (const name of ['accessTokenValidity', 'idTokenValidity', 'refreshTokenValidity'] as const) {
    const given = props[name];
    if (given === undefined || given.isUnresolved() || given.toSeconds() <= most[name].toSeconds()) continue;
    refuse(`${name} must be ${most[name].toHumanString()} at most, got ${given.toHumanString()}: a stolen token is good for as long. Write less, or leave it out.`);
  }
}
