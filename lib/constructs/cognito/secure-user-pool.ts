import { ArnFormat, Duration, Names, RemovalPolicy, Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { SecurityAlarms } from '../cloudwatch/security-alarms';
import { SecureKey } from '../kms/secure-key';
import { allowLogDelivery } from '../logs/log-delivery-key';
import { SecureLogGroup } from '../logs/secure-log-group';
import { recordException } from '../reasoned-exception';
import { SecureWebAcl } from '../wafv2/secure-web-acl';
import { WebAcl } from '../wafv2/web-acl';
import { SecureUserPoolClient } from './secure-user-pool-client';
import { SecureUserPoolProps } from './secure-user-pool-props';

const period = Duration.minutes(5);
/** What it takes to encrypt and decrypt profiles. */
const keyActions = ['kms:Decrypt', 'kms:Encrypt', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncrypt*'];

/**
 * A user pool that asks for a second factor, blocks what looks like an attack, logs sign-ins, keeps its users, and takes no
 * sign-ups unless told so. It extends `cognito.UserPool`.
 *
 * Makes 10 resources (pool, risk configuration, log delivery, log group, 2 alarms, web ACL with association, log group,
 * logging and alarm), and once per stack the key and the alarm topic with its policy. Idle: 10.30 USD a month (10.10 for the
 * web ACL, which several can share), 1 USD per stack for the key; the PLUS plan costs by the user that signs in.
 */
export class SecureUserPool extends cognito.UserPool {
  /** Encrypts profiles and log. */
  public readonly encryptionKey: kms.IKey;
  /** Where sign-ins are logged. */
  public readonly logGroup: logs.ILogGroup;
  /** What is logged. */
  public readonly logDelivery: cognito.CfnLogDeliveryConfiguration;
  /** What happens to risky sign-ins and leaked passwords. */
  public readonly riskConfiguration: cognito.CfnUserPoolRiskConfigurationAttachment;
  /** The web ACL in front of it, unless it was made elsewhere or left out. */
  public readonly webAcl?: SecureWebAcl;
  /** What associates the web ACL, unless it was left out. */
  public readonly webAclAssociation?: wafv2.CfnWebACLAssociation;
  /** The alarms on it and on its web ACL. */
  public readonly alarms: cloudwatch.Alarm[];
  /** Who issues the tokens: an https URL that they carry as `iss`. */
  public readonly issuer: string;
  private readonly clients: cognito.UserPoolClient[] = [];
  private readonly passkeys: boolean;

  /**
   * @throws where passwords are too short, invitations last too long, or users would be reached by text message
   */
  public constructor(scope: Construct, id: string, props: SecureUserPoolProps = {}) {
    const { signInAliases = { email: true }, minPasswordLength = 14, invitationValidity = Duration.days(7), passkeys } = props;
    const path = `${scope.node.path}/${id}`;
    if (signInAliases.phone) {
      throw new Error(`SecureUserPool '${path}': phone numbers are verified by text messages, which others can have sent to a SIM card of theirs. Write signInAliases: { email: true }.`);
    }
    requireWithin(path, 'minPasswordLength', minPasswordLength, 14, 99);
    requireWithin(path, 'invitationValidity in days', invitationValidity.isUnresolved() ? 7 : invitationValidity.toDays(), 1, 7);
    const encryptionKey = props.encryptionKey ?? SecureKey.shared(scope);
    super(scope, id, {
      ...pickedUp(props),
      signInAliases,
      signInCaseSensitive: false,
      autoVerify: { email: true },
      keepOriginal: { email: true },
      selfSignUpEnabled: props.selfSignUp !== undefined,
      mfa: props.optionalMfa ? cognito.Mfa.OPTIONAL : cognito.Mfa.REQUIRED,
      mfaSecondFactor: { otp: true, sms: false },
      enableSmsRole: false,
      accountRecovery: cognito.AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: minPasswordLength,
        requireDigits: true,
        requireLowercase: true,
        requireSymbols: true,
        requireUppercase: true,
        passwordHistorySize: 24,
        tempPasswordValidity: invitationValidity,
      },
      signInPolicy: passkeys && { allowedFirstAuthFactors: { password: true, passkey: true } },
      passkeyRelyingPartyId: passkeys?.relyingPartyId,
      passkeyUserVerification: passkeys && cognito.PasskeyUserVerification.REQUIRED,
      featurePlan: cognito.FeaturePlan.PLUS,
      standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION,
      customThreatProtectionMode: cognito.CustomThreatProtectionMode.FULL_FUNCTION,
      customSenderKmsKey: props.lambdaTriggers?.customEmailSender ?? props.lambdaTriggers?.customSmsSender ? encryptionKey : undefined,
      deletionProtection: true,
      removalPolicy: props.removalPolicy ?? RemovalPolicy.RETAIN,
    });
    this.encryptionKey = encryptionKey;
    this.issuer = this.userPoolProviderUrl;
    this.passkeys = passkeys !== undefined;
    if (props.selfSignUp) recordException(this, 'UserPoolSignUpClosed', props.selfSignUp.reason);
    if (props.optionalMfa) recordException(this, 'UserPoolMfaRequired', props.optionalMfa.reason);

    const resource = this.node.defaultChild as cognito.CfnUserPool;
    resource.keyConfiguration = { keyType: 'CUSTOMER_MANAGED_KEY', kmsKeyArn: encryptionKey.keyArn };
    // Otherwise Cognito takes no passkey where a second factor is required.
    if (passkeys) resource.webAuthnFactorConfiguration = 'MULTI_FACTOR_WITH_USER_VERIFICATION';
    this.allowKey();

    this.riskConfiguration = this.answerRisks();
    this.logGroup = props.logGroup ?? new SecureLogGroup(this, 'LogGroup', {
      encryptionKey,
      logGroupName: `/aws/vendedlogs/cognito/user-pool/${Names.uniqueResourceName(this, { maxLength: 100 })}`,
    });
    this.logDelivery = this.log();

    const webAcl = props.webAcl ?? WebAcl.managed();
    this.webAcl = webAcl._make(this, 'WebAcl', { encryptionKey: props.encryptionKey, alarms: props.alarms });
    this.webAclAssociation = this.associate(webAcl);

    const alarms = new SecurityAlarms(this, 'Alarms', props.alarms);
    alarms.add('Takeovers', {
      metric: this.riskMetric('AccountTakeoverRisk'),
      threshold: props.alarms?.takeovers ?? 1,
      description: `Somebody else seems to sign in to accounts of ${this.node.path}`,
    });
    alarms.add('LeakedPasswords', {
      metric: this.riskMetric('CompromisedCredentialRisk'),
      threshold: props.alarms?.leakedPasswords ?? 5,
      description: `Passwords that have leaked are tried at ${this.node.path}`,
    });
    this.alarms = [...alarms.alarms, ...this.webAcl?.alarms ?? []];
  }

  /** The ids of its clients: the audience of their tokens. */
  public get audience(): string[] {
    return this.clients.map(({ userPoolClientId }) => userPoolClientId);
  }

  /**
   * Adds an application that users sign in to: a `SecureUserPoolClient`.
   *
   * @param id the client's construct id
   * @param options at least `oAuth.callbackUrls`
   * @throws where it has no callback, or one that is not https, or tokens would come another way or last too long
   */
  public addClient(id: string, options: cognito.UserPoolClientOptions = {}): cognito.UserPoolClient {
    const client = new SecureUserPoolClient(this, id, {
      ...options,
      authFlows: options.authFlows ?? (this.passkeys ? { userSrp: true, user: true } : undefined),
      userPool: this,
    });
    this.clients.push(client);
    return client;
  }

  /**
   * Lets somebody do something with the users, and use the key that it takes.
   *
   * @param grantee who may
   * @param actions such as `cognito-idp:AdminGetUser`
   */
  public grant(grantee: iam.IGrantable, ...actions: string[]): iam.Grant {
    this.encryptionKey.grant(grantee, ...keyActions);
    return super.grant(grantee, ...actions);
  }

  /** https://docs.aws.amazon.com/cognito/latest/developerguide/data-protection.html */
  private allowKey(): void {
    const { account } = Stack.of(this);
    // In words: a reference to the pool would tie the key to it, which needs the key.
    const pools = Stack.of(this).formatArn({ service: 'cognito-idp', resource: 'userpool', resourceName: '*' });
    const allow = (actions: string[], context: object) => this.encryptionKey.addToResourcePolicy(new iam.PolicyStatement({
      principals: ['cognito-idp.amazonaws.com', 'identitystore.amazonaws.com'].map((service) => new iam.ServicePrincipal(service)),
      actions,
      resources: ['*'],
      conditions: { StringEquals: { 'aws:SourceAccount': account }, ArnLike: { 'aws:SourceArn': pools }, ...context },
    }));
    allow(keyActions, { StringLike: { 'kms:EncryptionContext:aws:cognito-idp:userpool-arn': pools } });
    allow(['kms:DescribeKey'], {});
    // A key's policy has to be there before the pool asks for the key.
    this.node.defaultChild!.node.addDependency(this.encryptionKey);
  }

  private answerRisks(): cognito.CfnUserPoolRiskConfigurationAttachment {
    return new cognito.CfnUserPoolRiskConfigurationAttachment(this, 'RiskConfiguration', {
      userPoolId: this.userPoolId,
      clientId: 'ALL',
      compromisedCredentialsRiskConfiguration: { actions: { eventAction: 'BLOCK' } },
      accountTakeoverRiskConfiguration: {
        actions: {
          mediumAction: { eventAction: 'MFA_REQUIRED', notify: false },
          highAction: { eventAction: 'BLOCK', notify: false },
        },
      },
    });
  }

  private log(): cognito.CfnLogDeliveryConfiguration {
    // Cognito refuses the ARN with the ':*' that CloudFormation's attribute ends in.
    const logGroupArn = Stack.of(this).formatArn({
      service: 'logs', resource: 'log-group', resourceName: this.logGroup.logGroupName, arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    allowLogDelivery(this, this.encryptionKey, { service: 'cognito-idp.amazonaws.com', actions: ['kms:Encrypt', 'kms:GenerateDataKey'] });
    return new cognito.CfnLogDeliveryConfiguration(this, 'LogDelivery', {
      userPoolId: this.userPoolId,
      logConfigurations: [
        { eventSource: 'userAuthEvents', logLevel: 'INFO', cloudWatchLogsConfiguration: { logGroupArn } },
        { eventSource: 'userNotification', logLevel: 'ERROR', cloudWatchLogsConfiguration: { logGroupArn } },
      ],
    });
  }

  private associate(webAcl: WebAcl): wafv2.CfnWebACLAssociation | undefined {
    const webAclArn = this.webAcl?.webAclArn ?? webAcl.existingArn;
    if (webAclArn !== undefined) {
      return new wafv2.CfnWebACLAssociation(this, 'WebAclAssociation', { webAclArn, resourceArn: this.userPoolArn });
    }
    recordException(this, 'UserPoolProtected', webAcl.reason ?? '');
    return undefined;
  }

  private riskMetric(metricName: string): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/Cognito',
      metricName,
      dimensionsMap: { UserPoolId: this.userPoolId, Operation: 'SignIn', RiskLevel: 'high' },
      period,
      statistic: cloudwatch.Stats.SUM,
    });
  }
}

/** What the pool takes as it is given. */
function pickedUp(props: SecureUserPoolProps): cognito.UserPoolProps {
  const { standardAttributes, customAttributes, lambdaTriggers, email, userInvitation, userVerification } = props;
  return { standardAttributes, customAttributes, lambdaTriggers, email, userInvitation, userVerification };
}

function requireWithin(path: string, prop: string, given: number, least: number, most: number): void {
  if (Token.isUnresolved(given) || (given >= least && given <= most)) return;
  throw new Error(`SecureUserPool '${path}': ${prop} must be ${least} to ${most}, got ${given}. Write ${given < least ? least : most}.`);
}
