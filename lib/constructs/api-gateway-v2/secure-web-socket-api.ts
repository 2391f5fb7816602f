import { Duration, Lazy, Stack } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketMockIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { countedInLog, statuses } from '../api-gateway/api-alarms';
import { ApiGatewayAccount } from '../api-gateway/api-gateway-account';
import { defaultThrottle, requireLimits, Throttle } from '../api-gateway/throttle';
import { SecurityAlarms } from '../cloudwatch/security-alarms';
import { trustSource } from '../lambda/trusted-sources';
import { SecureLogGroup } from '../logs/secure-log-group';
import { accessLogGroup, webSocketAccessLogFormat } from './access-log';
import { mapDomain } from './api-domain';
import { integrationTimeout, WebSocketRouteIntegration } from './route-integration';
import { MessageRouteOptions, SecureWebSocketApiProps, WebSocketApiAlarmsProps } from './secure-web-socket-api-props';
import { WebSocketAuthorization } from './web-socket-authorization';

const connectKey = '$connect';
const period = Duration.minutes(5);

/**
 * A WebSocket API that asks everyone who connects, and is throttled, logged and watched. It can be used wherever an
 * `IWebSocketApi`, or a `WebSocketApi`, is taken.
 *
 * Makes 15 resources (API, stage, route for connections with its integration and responses, 2 logs, 5 alarms, 2 metric
 * filters) and 3 or 4 for each further route, once per account the role and setting of API Gateway's logs, and per stack
 * the key and the alarm topic with its policy. Idle: 0.50 USD a month for the alarms, 1 USD per stack for the key.
 */
export class SecureWebSocketApi extends apigatewayv2.WebSocketApi {
  /** The stage that clients connect to. */
  public readonly stage: apigatewayv2.WebSocketStage;
  /** Where connections and messages are logged. */
  public readonly accessLog: logs.ILogGroup;
  /** Where API Gateway logs what goes wrong within it. */
  public readonly executionLog: SecureLogGroup;
  /** The route that asks who connects. */
  public readonly connectRoute: apigatewayv2.WebSocketRoute;
  /** The domain, where there is one: DNS has to point to its `regionalDomainName`. */
  public readonly domain?: apigatewayv2.DomainName;
  /** The setting that lets API Gateway log, unless it was left out. */
  public readonly account?: ApiGatewayAccount;
  /** The alarms that were made. */
  public readonly alarms: cloudwatch.Alarm[];
  private readonly throttledRoutes: Record<string, object> = {};

  /**
   * @throws where a limit is none
   */
  public constructor(scope: Construct, id: string, props: SecureWebSocketApiProps = {}) {
    const { throttle = defaultThrottle, stageName = 'prod', authorization = WebSocketAuthorization.iam() } = props;
    requireLimits(throttle, `SecureWebSocketApi '${scope.node.path}/${id}'`);
    super(scope, id, {
      apiName: props.apiName, description: props.description, routeSelectionExpression: props.routeSelectionExpression,
    });
    if (props.domain) (this.node.defaultChild as apigatewayv2.CfnApi).disableExecuteApiEndpoint = true;
    this.connectRoute = this.authorized(authorization, props.connectHandler);
    this.stage = new apigatewayv2.WebSocketStage(this, 'Stage', { webSocketApi: this, stageName, autoDeploy: true });
    this.accessLog = props.accessLog ?? accessLogGroup(this, props.encryptionKey);
    this.executionLog = new SecureLogGroup(this, 'ExecutionLog', {
      encryptionKey: props.encryptionKey,
      // API Gateway logs to this name, and makes a log group that never expires where there is none.
      logGroupName: `/aws/apigateway/${this.apiId}/${stageName}`,
    });
    this.stage.node.addDependency(this.executionLog);
    this.configureStage(throttle);
    this.domain = props.domain && mapDomain(this, this.stage, props.domain);
    if (props.configureAccount ?? true) {
      this.account = ApiGatewayAccount.shared(this);
      this.account._precede(this.stage);
    }
    if (props.disconnectHandler) this.on('$disconnect', props.disconnectHandler);

    const alarms = new SecurityAlarms(this, 'Alarms', props.alarms);
    if (alarms.enabled) this.addAlarms(alarms, props.alarms ?? {});
    this.alarms = alarms.alarms;
  }

  /** Where clients connect: on the domain, where there is one. */
  public get url(): string {
    return this.domain ? `wss://${this.domain.name}` : this.stage.url;
  }

  /** Where functions send messages to clients: the endpoint for the API Gateway Management API. */
  public get callbackUrl(): string {
    return this.domain ? `https://${this.domain.name}` : this.stage.callbackUrl;
  }

  /**
   * Has a function handle messages, such as `on('sendMessage', send)`.
   *
   * @param routeKey what the messages name as their action; `$default` for those that name none that there is
   * @param handler the function
   * @param options how they are handled
   * @throws where there is such a route already, or a limit is none
   */
  public on(routeKey: string, handler: lambda.IFunction, options: MessageRouteOptions = {}): apigatewayv2.WebSocketRoute {
    const subject = `SecureWebSocketApi '${this.node.path}', route '${routeKey}'`;
    if (options.throttle) requireLimits(options.throttle, subject);
    const integration = new WebSocketRouteIntegration(handler, integrationTimeout(handler, options.timeout, subject));
    const route = this.addRoute(routeKey, { integration, returnResponse: options.returnResponse });
    this.trust(handler);
    if (options.throttle) {
      this.throttledRoutes[routeKey] = {
        LoggingLevel: 'ERROR',
        DataTraceEnabled: false,
        ThrottlingRateLimit: options.throttle.rateLimit,
        ThrottlingBurstLimit: options.throttle.burstLimit,
      };
      // A stage can't limit a route that is not there yet.
      this.stage.node.addDependency(route);
    }
    return route;
  }

  /**
   * Adds a route with an integration of your own. The one for new connections is there already.
   *
   * @throws where there is such a route already
   */
  public addRoute(routeKey: string, options: apigatewayv2.WebSocketRouteOptions): apigatewayv2.WebSocketRoute {
    if (this.node.tryFindChild(`${routeKey}-Route`)) {
      const instead = routeKey === connectKey ? 'Write connectHandler and authorization in the props of the API' : 'Write another key';
      throw new Error(`SecureWebSocketApi '${this.node.path}': there is a route '${routeKey}' already. ${instead}.`);
    }
    const route = super.addRoute(routeKey, options);
    // The CDK writes NONE, as if it could be something else: no route but $connect can ask.
    (route.node.defaultChild as apigatewayv2.CfnRoute).authorizationType = undefined;
    return route;
  }

  /** Lets somebody connect, where the API asks for IAM credentials. */
  public grantConnect(grantee: iam.IGrantable): iam.Grant {
    return iam.Grant.addToPrincipal({ grantee, actions: ['execute-api:Invoke'], resourceArns: [this.arnOf(connectKey)] });
  }

  /** Lets somebody send messages to clients of this stage, and do no more to their connections. */
  public grantSend(grantee: iam.IGrantable): iam.Grant {
    return this.grantOnConnections(grantee, 'POST');
  }

  /** Lets somebody send messages to clients of this stage, look at their connections and end them. */
  public grantManageConnections(grantee: iam.IGrantable): iam.Grant {
    return this.grantOnConnections(grantee, '*');
  }

  private grantOnConnections(grantee: iam.IGrantable, method: string): iam.Grant {
    return iam.Grant.addToPrincipal({
      grantee, actions: ['execute-api:ManageConnections'], resourceArns: [this.arnOf(`${method}/@connections/*`)],
    });
  }

  private arnOf(resource: string): string {
    return Stack.of(this).formatArn({ service: 'execute-api', resource: this.apiId, resourceName: `${this.stage.stageName}/${resource}` });
  }

  private trust(handler: lambda.IFunction): void {
    trustSource(handler, { kind: 'apiGateway', arn: Stack.of(this).formatArn({ service: 'execute-api', resource: this.apiId }) });
  }

  private authorized(authorization: WebSocketAuthorization, handler: lambda.IFunction | undefined): apigatewayv2.WebSocketRoute {
    const authorizer = authorization._authorizer();
    if (handler) {
      this.trust(handler);
      const timeout = integrationTimeout(handler, undefined, `SecureWebSocketApi '${this.node.path}'`);
      return super.addRoute(connectKey, { authorizer, integration: new WebSocketRouteIntegration(handler, timeout) });
    }
    // Without a route API Gateway connects everybody, and without responses to this one, nobody.
    const route = super.addRoute(connectKey, {
      authorizer,
      returnResponse: true,
      integration: new WebSocketMockIntegration('Integration', {
        requestTemplates: { 200: JSON.stringify({ statusCode: 200 }) }, templateSelectionExpression: '200',
      }),
    });
    const { ref } = route.node.findChild('Integration').node.defaultChild as apigatewayv2.CfnIntegration;
    new apigatewayv2.CfnIntegrationResponse(route, 'IntegrationResponse', {
      apiId: this.apiId, integrationId: ref, integrationResponseKey: '/200/',
    });
    return route;
  }

  private configureStage({ rateLimit, burstLimit }: Throttle): void {
    const stage = this.stage.node.defaultChild as apigatewayv2.CfnStage;
    stage.accessLogSettings = { destinationArn: this.accessLog.logGroupArn, format: webSocketAccessLogFormat };
    stage.defaultRouteSettings = {
      loggingLevel: 'ERROR', dataTraceEnabled: false, throttlingRateLimit: rateLimit, throttlingBurstLimit: burstLimit,
    };
    stage.routeSettings = Lazy.any({ produce: () => (Object.keys(this.throttledRoutes).length > 0 ? this.throttledRoutes : undefined) });
  }

  private addAlarms(alarms: SecurityAlarms, props: WebSocketApiAlarmsProps): void {
    const { serverErrors = 5, clientErrors = 100, throttles = 50, refusals = 50 } = props;
    const name = this.node.path;
    const metric = (metricName: string) => this.stage.metric(metricName, { period, statistic: cloudwatch.Stats.SUM });
    const counted = (id: string, pattern: logs.IFilterPattern) => countedInLog(alarms, this.accessLog, {
      namespace: 'CdkBulwark/SecureWebSocketApi', id, pattern,
    });
    alarms.add('IntegrationErrors', {
      metric: metric('IntegrationError'), threshold: serverErrors, description: `Functions behind ${name} fail`,
    });
    alarms.add('ExecutionErrors', {
      metric: metric('ExecutionError'), threshold: serverErrors, description: `${name} can't bring messages to its functions`,
    });
    alarms.add('ClientErrors', {
      metric: metric('ClientError'), threshold: clientErrors, description: `${name} refuses many messages: somebody may be probing it`,
    });
    alarms.add('Throttles', {
      metric: counted('Throttled', statuses('429')), threshold: throttles, description: `${name} refuses clients for their number`,
    });
    alarms.add('Refusals', {
      metric: counted('Refused', statuses('401', '403')),
      threshold: refusals,
      description: `Many clients of ${name} carry missing or wrong credentials`,
    });
  }
}
