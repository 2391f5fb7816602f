import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { WebAcl } from '../wafv2/web-acl';
import { ApiAlarmsProps } from './api-alarms';
import { ApiEndpointProps } from './api-endpoint';
import { Authorization } from './authorization';
import { CorsProps } from './cors';
import { Throttle } from './throttle';

/** Properties of `SecureApi`. */
export interface SecureApiProps extends ApiEndpointProps {
  /**
   * Who may call the API's routes, unless a route says otherwise. Methods that are added past `addRoute`, by
   * `root.addMethod`, ask for IAM credentials unless they say otherwise.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-to-api.html
   * @default Authorization.iam()
   */
  readonly authorization?: Authorization;

  /**
   * How often the API may be called, by everybody together.
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
   * Encrypts the logs of the API and of its web ACL.
   *
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Answers of API Gateway itself. One of the type of ours, DEFAULT_4XX or DEFAULT_5XX, takes its place.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
   * @default - answers that say no more than their status does
   */
  readonly gatewayResponses?: apigateway.GatewayResponseOptions[];

  /**
   * Whom the API's own policy lets in or keeps out, besides what each route asks for.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html
   * @default - none, but for private APIs: their VPC endpoints alone
   */
  readonly policy?: iam.PolicyDocument;

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
   * The name of the API, by which its metrics are kept: APIs of the same name share them.
   *
   * @default - the construct's id behind what it stands in, which begins with the stack's name
   */
  readonly restApiName?: string;

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
   * The JSON Schema of the body, of any draft. Bodies that don't match never reach the handler, whatever content type
   * they claim to have.
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
   * How often it may be called, by everybody together.
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
