import { Duration } from 'aws-cdk-lib';
import * as appsync from 'aws-cdk-lib/aws-appsync';
import * as kms from 'aws-cdk-lib/aws-kms';
import { WebAclAlarmsProps } from '../wafv2/secure-web-acl';
import { WebAcl } from '../wafv2/web-acl';

/** Why something weaker than the default is safe. */
export interface GraphqlApiExceptionProps {
  /** Why that is safe, at least 10 characters; shown in reports. */
  readonly reason: string;
}

/** What answers are kept, encrypted on disk and on the way. A cache costs by the hour. */
export interface GraphqlApiCacheProps {
  /**
   * The size of the instance, such as `SMALL`.
   *
   * @see https://docs.aws.amazon.com/appsync/latest/devguide/enabling-caching.html
   * @default 'SMALL'
   */
  readonly type?: string;

  /**
   * How long an answer is kept, 1 second to 1 hour.
   *
   * @default Duration.minutes(5)
   */
  readonly ttl?: Duration;

  /**
   * Whether all requests are cached, or those of resolvers that say so. Answers are not told apart by caller unless the
   * resolver's caching keys say so: prefer resolvers.
   *
   * @default 'PER_RESOLVER_CACHING'
   */
  readonly behavior?: string;
}

/** The alarms of a `SecureGraphqlApi` and its web ACL, and where they are raised. */
export interface GraphqlApiAlarmsProps extends WebAclAlarmsProps {
  /**
   * Requests that failed within 5 minutes.
   *
   * @default 5
   */
  readonly serverErrors?: number;

  /**
   * Requests that were refused within 5 minutes.
   *
   * @default 50
   */
  readonly clientErrors?: number;
}

/** Properties of `SecureGraphqlApi`. */
export interface SecureGraphqlApiProps {
  /** The schema, or the APIs that are merged. */
  readonly definition: appsync.Definition;

  /**
   * Who may call. API keys are refused; an OpenID issuer takes a `clientId`, a user pool an `appIdClientRegex` unless it
   * is a `SecureUserPool` that has clients.
   *
   * @see https://docs.aws.amazon.com/appsync/latest/devguide/security-authz.html
   * @default - callers with IAM credentials
   */
  readonly authorizationConfig?: appsync.AuthorizationConfig;

  /**
   * The API's name.
   *
   * @default - the construct path
   */
  readonly name?: string;

  /**
   * How deep queries may be nested, 1 to 75.
   *
   * @see https://docs.aws.amazon.com/appsync/latest/devguide/graphql-runtime-limits.html
   * @default 10
   */
  readonly queryDepthLimit?: number;

  /**
   * How many resolvers a query may call, 1 to 10,000.
   *
   * @see https://docs.aws.amazon.com/appsync/latest/devguide/graphql-runtime-limits.html
   * @default 100
   */
  readonly resolverCountLimit?: number;

  /**
   * Tells the schema to whoever may send a query.
   *
   * @default - it is not told
   */
  readonly introspection?: GraphqlApiExceptionProps;

  /**
   * What resolvers read, other than secrets.
   *
   * @default - nothing
   */
  readonly environmentVariables?: Record<string, string>;

  /**
   * Which fields are logged; `NONE` is refused. Headers, context and results never are.
   *
   * @see https://docs.aws.amazon.com/appsync/latest/devguide/monitoring.html
   * @default FieldLogLevel.ERROR
   */
  readonly fieldLogLevel?: appsync.FieldLogLevel;

  /**
   * From where the API can be reached.
   *
   * @default Visibility.GLOBAL
   */
  readonly visibility?: appsync.Visibility;

  /**
   * A domain of your own.
   *
   * @default - AppSync's
   */
  readonly domainName?: appsync.DomainOptions;

  /**
   * Keeps answers.
   *
   * @default - none
   */
  readonly cache?: GraphqlApiCacheProps;

  /**
   * The key that encrypts the log.
   *
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * What stands in front of it.
   *
   * @default WebAcl.managed()
   */
  readonly webAcl?: WebAcl;

  /**
   * The alarms and where they are raised.
   *
   * @default - alarms on failed, refused and blocked requests, raised at the stack's shared `AlarmTopic`
   */
  readonly alarms?: GraphqlApiAlarmsProps;
}

/** How a function resolves a field. */
export interface FunctionResolverOptions {
  /**
   * How many requests for the field are handed to the function at once, 1 to 2000; it then answers with a list.
   *
   * @see https://docs.aws.amazon.com/appsync/latest/devguide/tutorial-lambda-resolvers.html
   * @default - one
   */
  readonly maxBatchSize?: number;
}
