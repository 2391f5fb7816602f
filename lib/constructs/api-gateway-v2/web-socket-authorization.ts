import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as authorizers from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import * as lambda from 'aws-cdk-lib/aws-lambda';

/** How a Lambda authorizer is asked about a new connection. */
export interface WebSocketLambdaAuthorizationOptions {
  /**
   * What identifies the caller, such as `route.request.querystring.token`; a request without it is refused before the
   * function is asked. Browsers send no headers of their own when they connect.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-websocket-api-lambda-auth.html
   * @default - the header Authorization
   */
  readonly identitySources?: string[];
}

/** Who may connect to a WebSocket API. There is no `none`: a connection is asked once, and what comes over it never again. */
export class WebSocketAuthorization {
  /** Callers with IAM credentials that allow `execute-api:Invoke`. */
  public static iam(): WebSocketAuthorization {
    return new WebSocketAuthorization(() => new authorizers.WebSocketIamAuthorizer());
  }

  /** Whom a function of yours lets in. It answers with a policy. */
  public static lambda(handler: lambda.IFunction, options: WebSocketLambdaAuthorizationOptions = {}): WebSocketAuthorization {
    return new WebSocketAuthorization(() => new authorizers.WebSocketLambdaAuthorizer('LambdaAuthorizer', handler, {
      identitySource: options.identitySources,
    }));
  }

  private constructor(private readonly toAuthorizer: () => apigatewayv2.IWebSocketRouteAuthorizer) {}

  /** @internal */
  public _authorizer(): apigatewayv2.IWebSocketRouteAuthorizer {
    return this.toAuthorizer();
  }
}
