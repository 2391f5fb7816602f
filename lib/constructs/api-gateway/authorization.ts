import { Duration } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { requireReason } from '../reasoned-exception';
import { JwtAuthorizerFunction, JwtIssuer } from './jwt-authorizer';

/** Why a route is public. */
export interface NoAuthorizationOptions {
  /** Why that is safe, at least 10 characters; shown in reports. */
  readonly reason: string;
}

/** What Cognito has to have granted. */
export interface CognitoAuthorizationOptions {
  /**
   * Scopes, one of which the access token must have.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-integrate-with-cognito.html
   * @default - none: any identity token of the pool will do
   */
  readonly scopes?: string[];
}

/** How a Lambda authorizer is asked. */
export interface LambdaAuthorizationOptions {
  /**
   * How long an answer is kept for the same identity, at most 1 hour. It is kept for all routes: let the function
   * answer with a policy for all of them, or write Duration.seconds(0).
   *
   * @default Duration.minutes(5)
   */
  readonly resultsCacheTtl?: Duration;

  /**
   * What identifies the caller; a request without it is refused before the function is asked.
   *
   * @default - the header Authorization
   */
  readonly identitySources?: string[];
}

/** Who may call a route. */
export class Authorization {
  /** Callers with IAM credentials that allow `execute-api:Invoke`. */
  public static iam(): Authorization {
    return new Authorization(() => ({ authorizationType: apigateway.AuthorizationType.IAM }));
  }

  /** Users of Cognito user pools. */
  public static cognito(userPools: cognito.IUserPool[], options: CognitoAuthorizationOptions = {}): Authorization {
    return Authorization.byAuthorizer('Cognito', (scope, id) => new apigateway.CognitoUserPoolsAuthorizer(scope, id, {
      cognitoUserPools: userPools,
    }), options.scopes);
  }

  /** Whom a function of yours lets in. */
  public static lambda(handler: lambda.IFunction, options: LambdaAuthorizationOptions = {}): Authorization {
    return Authorization.byAuthorizer('Lambda', (scope, id) => new apigateway.RequestAuthorizer(scope, id, {
      handler,
      identitySources: options.identitySources ?? [apigateway.IdentitySource.header('Authorization')],
      resultsCacheTtl: options.resultsCacheTtl ?? Duration.minutes(5),
    }));
  }

  /**
   * Callers with a JSON Web Token of an OpenID Connect issuer, in the header Authorization. REST APIs have no such
   * authorizer of their own: a small function of this library verifies signature (RS256, RS384, RS512, ES256, ES384),
   * issuer, audience and validity. API Gateway keeps its answer for 5 minutes, so a token may outlive its expiry by that.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-use-lambda-authorizer.html
   */
  public static jwt(issuer: JwtIssuer): Authorization {
    return Authorization.byAuthorizer('Jwt', (scope, id) => new apigateway.TokenAuthorizer(scope, id, {
      handler: new JwtAuthorizerFunction(scope, `${id}Function`, issuer),
      validationRegex: '^Bearer [-0-9a-zA-Z._]+$',
      resultsCacheTtl: Duration.minutes(5),
    }));
  }

  /**
   * Everybody.
   *
   * @throws where no reason is given
   */
  public static none(options: NoAuthorizationOptions): Authorization {
    requireReason('Authorization.none', options.reason);
    return new Authorization(() => ({ authorizationType: apigateway.AuthorizationType.NONE }), options.reason);
  }

  /** One authorizer an API, however many routes use it. */
  private static byAuthorizer(
    kind: string, make: (scope: Construct, id: string) => apigateway.Authorizer, scopes?: string[],
  ): Authorization {
    const made = new Map<Construct, apigateway.Authorizer>();
    return new Authorization((scope) => {
      const authorizer = made.get(scope) ?? make(scope, freeId(scope, `${kind}Authorizer`));
      made.set(scope, authorizer);
      return { authorizer, authorizationType: authorizer.authorizationType, authorizationScopes: scopes };
    });
  }

  private constructor(
    private readonly toMethodOptions: (scope: Construct) => apigateway.MethodOptions,
    /** Why nobody is asked, where that is so. */
    public readonly reason?: string,
  ) {}

  /**
   * The options of a method that asks for this.
   *
   * @internal
   */
  public _methodOptions(scope: Construct): apigateway.MethodOptions {
    return this.toMethodOptions(scope);
  }
}

/** The id, or with a number behind it where several authorizers of a kind are used. */
export function freeId(scope: Construct, id: string, number = 1): string {
  const numbered = number === 1 ? id : `${id}${number}`;
  return scope.node.tryFindChild(numbered) ? freeId(scope, id, number + 1) : numbered;
}
