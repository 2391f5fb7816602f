import { Duration } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as logs from 'aws-cdk-lib/aws-logs';
import { ApiAlarmsProps } from './api-alarms';
import { Authorization } from './authorization';
import { WebAcl } from './web-acl';

/** How often a route or an API may be called, by everybody together. */
export interface Throttle {
  /** Requests per second in the long run. */
  readonly rateLimit: number;

  /** Requests at once. */
  readonly burstLimit: number;
}

/** Which web pages may call the API. */
export interface CorsProps {
  /** Their origins, such as `https://orders.example.com`. `*` is refused. */
  readonly allowOrigins: string[];

  /**
   * Headers that they may send.
   *
   * @default - Content-Type, Authorization and what signed requests need
   */
  readonly allowHeaders?: string[];

  /**
   * Whether they may send cookies.
   *
   * @default false
   */
  readonly allowCredentials?: boolean;

  /**
   * How long a browser may keep the answer.
   *
   * @default Duration.hours(1)
   */
  readonly maxAge?: Duration;
}

/** A domain of your own for the API. The execute-api endpoint is then switched off. */
export interface ApiDomainProps {
  /** The domain, such as `api.example.com`. */
  readonly domainName: string;

  /** A certificate for it, of this region. */
  readonly certificate: acm.ICertificate;

  /**
   * Has clients show a certificate that one of these authorities signed.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
   * @default - none
   */
  readonly mutualTls?: apigateway.MTLSConfig;
}

/** Properties of `SecureApi`. */
export interface SecureApiProps {
  /**
   * Who may call the API's routes, unless a route says otherwise.
   *
   * @default Authorization.iam()
   */
  readonly authorization?: Authorization;

  /**
   * How often the API may be called.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-request-throttling.html
   * @default - 50 requests per second, 100 at once
   */
  readonly throttle?: Throttle;

  /**
   * The web ACL in front of the API.
   *
   * @default WebAcl.managed()
   */
  readonly webAcl?: WebAcl;

  /**
   * Which web pages may call the API.
   *
   * @default - none
   */
  readonly cors?: CorsProps;

  /**
   * A domain of your own.
   *
   * @default - the execute-api endpoint
   */
  readonly domain?: ApiDomainProps;

  /**
   * Where requests are logged.
   *
   * @default - a `SecureLogGroup` of its own
   */
  readonly accessLog?: logs.ILogGroup;

  /**
   * The stage's name, which is the first part of the path.
   *
   * @default 'prod'
   */
  readonly stageName?: string;

  /**
   * What the API is for.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * Whether API Gateway is let write logs in this account and region, if it is not already: see `ApiGatewayAccount`.
   * Without it, or a setting made elsewhere, the API can't be deployed.
   *
   * @default true
   */
  readonly configureAccount?: boolean;

  /**
   * The alarms, their thresholds and actions.
   *
   * @default - server errors, share of client errors, latency, throttles, refusals, blocked requests; to the stack's
   *   shared `AlarmTopic`
   */
  readonly alarms?: ApiAlarmsProps;
}

/** What a route asks of its requests. */
export interface RouteOptions {
  /**
   * Who may call it.
   *
   * @default - as for the API
   */
  readonly authorization?: Authorization;

  /**
   * The JSON Schema of the body, of any draft. Bodies that don't match never reach the handler.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-method-request-validation.html
   * @default - none
   */
  readonly body?: { [keyword: string]: unknown };

  /**
   * Query parameters that have to be there.
   *
   * @default - none
   */
  readonly requiredQueryParameters?: string[];

  /**
   * Headers that have to be there.
   *
   * @default - none
   */
  readonly requiredHeaders?: string[];

  /**
   * How often it may be called.
   *
   * @default - as for the API
   */
  readonly throttle?: Throttle;

  /**
   * Whether a key of a usage plan is needed, besides the authorization.
   *
   * @default false
   */
  readonly apiKeyRequired?: boolean;
}
