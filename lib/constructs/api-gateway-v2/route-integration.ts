import { Duration, Stack } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Route } from '../api-gateway/route';

/** The longest that API Gateway waits, in milliseconds. */
const longest = 29_000;
const shortest = 50;

/** A function behind a route, which alone may invoke it: the CDK's own integration lets in every method of the path. */
export class RouteIntegration extends apigatewayv2.HttpRouteIntegration {
  public constructor(private readonly handler: lambda.IFunction, private readonly route: Route, private readonly timeout: Duration) {
    super('Integration');
  }

  public bind({ route, scope }: apigatewayv2.HttpRouteIntegrationBindOptions): apigatewayv2.HttpRouteIntegrationConfig {
    const { method, path } = this.route;
    this.handler.addPermission('Permission', {
      scope,
      principal: new iam.ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: Stack.of(route).formatArn({
        service: 'execute-api',
        resource: route.httpApi.apiId,
        resourceName: `*/${method === 'ANY' ? '*' : method}${path.replace(/\{\w+\+?\}/g, '*')}`,
      }),
    });
    return {
      type: apigatewayv2.HttpIntegrationType.AWS_PROXY,
      uri: this.handler.functionArn,
      payloadFormatVersion: apigatewayv2.PayloadFormatVersion.VERSION_2_0,
      timeout: this.timeout,
    };
  }
}

/** A function behind a route of a WebSocket API, which alone may invoke it. */
export class WebSocketRouteIntegration extends apigatewayv2.WebSocketRouteIntegration {
  public constructor(private readonly handler: lambda.IFunction, private readonly timeout: Duration) {
    super('Integration');
  }

  public bind({ route, scope }: apigatewayv2.WebSocketRouteIntegrationBindOptions): apigatewayv2.WebSocketRouteIntegrationConfig {
    const stack = Stack.of(route);
    this.handler.addPermission('Permission', {
      scope,
      principal: new iam.ServicePrincipal('apigateway.amazonaws.com'),
      sourceArn: stack.formatArn({ service: 'execute-api', resource: route.webSocketApi.apiId, resourceName: `*/${route.routeKey}` }),
    });
    return {
      type: apigatewayv2.WebSocketIntegrationType.AWS_PROXY,
      uri: stack.formatArn({
        service: 'apigateway', account: 'lambda', resource: 'path/2015-03-31/functions', resourceName: `${this.handler.functionArn}/invocations`,
      }),
      timeout: this.timeout,
    };
  }
}

/**
 * How long API Gateway waits: as long as the function may take, where that is known.
 *
 * @param subject the construct, for messages: its class and path
 * @throws where API Gateway can't wait so long, or so short
 */
export function integrationTimeout(handler: lambda.IFunction, given: Duration | undefined, subject: string): Duration {
  const { timeout: ofHandler } = handler as { readonly timeout?: Duration };
  if (given === undefined) return Duration.millis(Math.min(longest, ofHandler?.toMilliseconds() ?? longest));
  const milliseconds = given.toMilliseconds();
  if (milliseconds >= shortest && milliseconds <= longest) return given;
  throw new Error(`${subject}: API Gateway waits ${shortest} to ${longest} milliseconds for a function, got a timeout of ${milliseconds}. Write for instance timeout: Duration.seconds(10).`);
}
