import { Duration } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as authorizers from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { freeId, LambdaAuthorizationOptions, NoAuthorizationOptions } from '../api-gateway/authorization';
import { requireJwtIssuer } from '../api-gateway/jwt-authorizer';
import { requireReason } from '../reasoned-exception';

/** Whose tokens an HTTP API accepts. */
export interface HttpJwtProps {
  /** The issuer, an https URL that tokens carry as `iss`, and where API Gateway finds its keys. */
  readonly issuer: string;

  /** Accepted audiences: the client ids of applications. */
  readonly audience: string[];

  /**
   * Scopes, one of which the token must have.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
   * @default - none
   */
  readonly scopes?: string[];
}

/** What a user pool has to have granted. */
export interface UserPoolAuthorizationOptions {
  /**
   * Scopes, one of which the access token must have.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html
   * @default - none: identity tokens will do too
   */
  readonly scopes?: string[];
}

/** Who may call a route of an HTTP API. */
export class HttpAuthorization {
  /** Callers with IAM credentials that allow `execute-api:Invoke`. */
  public static iam(): HttpAuthorization {
    return new HttpAuthorization(() => new authorizers.HttpIamAuthorizer());
  }

  /**
   * Callers with a JSON Web Token of an OpenID Connect issuer, in the header Authorization. API Gateway verifies it itself.
   *
   * @throws where the issuer is not https, or no audience is given, or an empty one
   */
  public static jwt({ issuer, audience, scopes }: HttpJwtProps): HttpAuthorization {
    requireJwtIssuer({ issuer, audience }, 'HttpAuthorization.jwt');
    return HttpAuthorization.byAuthorizer('Jwt', (id) => new authorizers.HttpJwtAuthorizer(id, issuer, { jwtAudience: audience }), scopes);
  }

  /**
   * Users of a Cognito user pool that signed in to one of these clients of it.
   *
   * @throws where no client is given
   */
  public static userPool(
    userPool: cognito.IUserPool, clients: cognito.IUserPoolClient[], options: UserPoolAuthorizationOptions = {},
  ): HttpAuthorization {
    if (clients.length === 0) {
      throw new Error(`HttpAuthorization.userPool '${userPool.node.path}': got no client, so tokens for every application of the pool would do. Write the clients that may call the API.`);
    }
    const authorizer = (id: string) => new authorizers.HttpUserPoolAuthorizer(id, userPool, { userPoolClients: clients });
    return HttpAuthorization.byAuthorizer('UserPool', authorizer, options.scopes);
  }

  /**
   * Whom a function of yours lets in. It answers `{ isAuthorized: boolean }`. The answer is kept for the same identity and
   * the same route.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-lambda-authorizer.html
   */
  public static lambda(handler: lambda.IFunction, options: LambdaAuthorizationOptions = {}): HttpAuthorization {
    return HttpAuthorization.byAuthorizer('Lambda', (id) => new authorizers.HttpLambdaAuthorizer(id, handler, {
      responseTypes: [authorizers.HttpLambdaResponseType.SIMPLE],
      // An answer without a policy would else open every route to who may call one of them.
      identitySource: [...options.identitySources ?? ['$request.header.Authorization'], '$context.routeKey'],
      resultsCacheTtl: options.resultsCacheTtl ?? Duration.minutes(5),
    }));
  }

  /**
   * Everybody.
   *
   * @throws where no reason is given
   */
  public static none(options: NoAuthorizationOptions): HttpAuthorization {
    requireReason('HttpAuthorization.none', options.reason);
    return new HttpAuthorization(() => new apigatewayv2.HttpNoneAuthorizer(), [], options.reason);
  }

  /** One authorizer an API, however many routes use it. */
  private static byAuthorizer(kind: string, make: (id: string) => apigatewayv2.IHttpRouteAuthorizer, scopes?: string[]): HttpAuthorization {
    const made = new Map<Construct, apigatewayv2.IHttpRouteAuthorizer>();
    return new HttpAuthorization((scope) => {
      const authorizer = made.get(scope) ?? make(freeId(scope, `${kind}Authorizer`));
      made.set(scope, authorizer);
      return authorizer;
    }, scopes);
  }

  private constructor(
    private readonly toAuthorizer: (scope: Construct) => apigatewayv2.IHttpRouteAuthorizer,
    private readonly scopes?: string[],
    /** Why nobody is asked, where that is so. */
    public readonly reason?: string,
  ) {}

  /**
   * What a route says that asks for this.
   *
   * @internal
   */
  public _routeOptions(scope: Construct): Pick<apigatewayv2.HttpRouteProps, 'authorizer' | 'authorizationScopes'> {
    return { authorizer: this.toAuthorizer(scope), authorizationScopes: this.scopes };
  }
}
