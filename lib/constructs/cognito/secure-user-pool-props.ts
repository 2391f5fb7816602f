import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { AlarmsProps } from '../cloudwatch/security-alarms';
import { WebAcl } from '../wafv2/web-acl';

/** Why something weaker than the default is safe. */
export interface UserPoolExceptionProps {
  /** Why that is safe, at least 10 characters; shown in reports. */
  readonly reason: string;
}

/** How users sign in with passkeys. */
export interface UserPoolPasskeysProps {
  /**
   * The domain that passkeys are bound to, such as `auth.example.com`: the pool's own, or one above it.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/amazon-cognito-user-pools-authentication-flow-methods.html
   * @default - the pool's custom domain, else its prefix domain
   */
  readonly relyingPartyId?: string;
}

/** The alarms of a `SecureUserPool`, and where they are raised. */
export interface UserPoolAlarmsProps extends AlarmsProps {
  /**
   * Sign-ins with a high risk that somebody else has taken over the account, within 5 minutes.
   *
   * @default 1
   */
  readonly takeovers?: number;

  /**
   * Sign-ins with a password that is known to have leaked, within 5 minutes.
   *
   * @default 5
   */
  readonly leakedPasswords?: number;
}

/** Properties of `SecureUserPool`. */
export interface SecureUserPoolProps {
  /**
   * By what users sign in. Phone numbers are refused: they are verified by text message.
   *
   * @default - by e-mail address
   */
  readonly signInAliases?: cognito.SignInAliases;

  /**
   * Lets everybody sign up.
   *
   * @default - administrators create users
   */
  readonly selfSignUp?: UserPoolExceptionProps;

  /**
   * Leaves the second factor to users.
   *
   * @default - it is required
   */
  readonly optionalMfa?: UserPoolExceptionProps;

  /**
   * Lets users sign in with passkeys too, which ask who holds the device and count as both factors.
   *
   * @default - passwords, and one-time passwords of an authenticator app
   */
  readonly passkeys?: UserPoolPasskeysProps;

  /**
   * The shortest password, at least 14 characters and at most 99.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/managing-users-passwords.html
   * @default 14
   */
  readonly minPasswordLength?: number;

  /**
   * How long the temporary password of an invitation is good, 1 to 7 whole days.
   *
   * @default Duration.days(7)
   */
  readonly invitationValidity?: Duration;

  /**
   * What each user has.
   *
   * @default - the e-mail address, where users sign in by it
   */
  readonly standardAttributes?: cognito.StandardAttributes;

  /**
   * What else a user can have. Clients can't write it unless they say so.
   *
   * @default - none
   */
  readonly customAttributes?: Record<string, cognito.ICustomAttribute>;

  /**
   * Functions that are called on sign-up, sign-in and the like.
   *
   * @default - none
   */
  readonly lambdaTriggers?: cognito.UserPoolTriggers;

  /**
   * How e-mail is sent.
   *
   * @default - by Cognito, 50 a day
   */
  readonly email?: cognito.UserPoolEmail;

  /**
   * What invitations say.
   *
   * @default - Cognito's words
   */
  readonly userInvitation?: cognito.UserInvitationConfig;

  /**
   * What verifications say.
   *
   * @default - Cognito's words, with a code
   */
  readonly userVerification?: cognito.UserVerificationConfig;

  /**
   * The key that encrypts profiles and log. Cognito is let use it on behalf of this account; an imported key's policy has
   * to do so already.
   *
   * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-properties-cognito-userpool-keyconfiguration.html
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Where sign-ins with their risk, and messages that could not be sent, are logged.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/exporting-quotas-and-usage.html
   * @default - a `SecureLogGroup` of its own
   */
  readonly logGroup?: logs.ILogGroup;

  /**
   * What stands in front of it.
   *
   * @see https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html
   * @default WebAcl.managed()
   */
  readonly webAcl?: WebAcl;

  /**
   * The alarms and where they are raised.
   *
   * @default - alarms on takeovers and leaked passwords, raised at the stack's shared `AlarmTopic`
   */
  readonly alarms?: UserPoolAlarmsProps;

  /**
   * What happens to the users when the stack is deleted. Deletion protection stands against it too, whatever is said here.
   *
   * @default RemovalPolicy.RETAIN
   */
  readonly removalPolicy?: RemovalPolicy;
}
