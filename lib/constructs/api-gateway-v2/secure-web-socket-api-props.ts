import { Duration } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Throttle } from '../api-gateway/throttle';
import { AlarmsProps } from '../cloudwatch/security-alarms';
import { WebSocketApiDomainProps } from './api-domain';
import { WebSocketAuthorization } from './web-socket-authorization';

/** The alarms of a `SecureWebSocketApi`, and where they are raised. */
export interface WebSocketApiAlarmsProps extends AlarmsProps {
  /**
   * Messages that a function failed at, or that could not be brought to it, within 5 minutes.
   *
   * @default 5
   */
  readonly serverErrors?: number;

  /**
   * Messages and connections that API Gateway refused itself, within 5 minutes.
   *
   * @default 100
   */
  readonly clientErrors?: number;

  /**
   * Connections and messages refused for their number, within 5 minutes.
   *
   * @default 50
   */
  readonly throttles?: number;

  /**
   * Connections refused for missing or wrong credentials (401, 403), within 5 minutes.
   *
   * @default 50
   */
  readonly refusals?: number;
}

/** Properties of `SecureWebSocketApi`. */
export interface SecureWebSocketApiProps {
  /**
   * Who may connect.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-control-access.html
   * @default WebSocketAuthorization.iam()
   */
  readonly authorization?: WebSocketAuthorization;

  /**
   * The function that is told of a new connection; it may still refuse it.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html
   * @default - none: whoever is authorized is connected
   */
  readonly connectHandler?: lambda.IFunction;

  /**
   * The function that is told, as far as possible, that a connection has ended.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-route-keys-connect-disconnect.html
   * @default - none
   */
  readonly disconnectHandler?: lambda.IFunction;

  /**
   * How often clients may connect and send, all together.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-protect.html
   * @default - 50 per second, 100 at once
   */
  readonly throttle?: Throttle;

  /**
   * What of a message names its route.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/websocket-api-develop-routes.html
   * @default '$request.body.action'
   */
  readonly routeSelectionExpression?: string;

  /**
   * A domain of your own. The API's own address is then off.
   *
   * @default - the execute-api endpoint
   */
  readonly domain?: WebSocketApiDomainProps;

  /**
   * The stage's name, which is the path of the API.
   *
   * @default 'prod'
   */
  readonly stageName?: string;

  /**
   * Encrypts the logs.
   *
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Where connections and messages are logged.
   *
   * @default - a `SecureLogGroup` of its own
   */
  readonly accessLog?: logs.ILogGroup;

  /**
   * The name of the API.
   *
   * @default - the construct's id
   */
  readonly apiName?: string;

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
   * @default - server errors, client errors, throttles, refusals; to the stack's shared `AlarmTopic`
   */
  readonly alarms?: WebSocketApiAlarmsProps;
}

/** How messages of a route are handled. */
export interface MessageRouteOptions {
  /**
   * How often such messages may be sent, by everybody together.
   *
   * @default - as for the API
   */
  readonly throttle?: Throttle;

  /**
   * Whether what the function returns is sent back to the client.
   *
   * @default false
   */
  readonly returnResponse?: boolean;

  /**
   * How long API Gateway waits for the function, at most 29 seconds.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-execution-service-websocket-limits-table.html
   * @default - as long as the function may take, at most 29 seconds
   */
  readonly timeout?: Duration;
}
