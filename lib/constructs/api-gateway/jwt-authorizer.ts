import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Duration, Token } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { newestRuntime } from '../../facts/lambda-runtimes';
import { SecureFunction } from '../lambda/secure-function';
import { SecureFunctionProps } from '../lambda/secure-function-props';

/** Whose tokens are accepted. */
export interface JwtIssuer {
  /** The issuer, an https URL that tokens carry as `iss`. */
  readonly issuer: string;

  /** Accepted audiences: the client ids of applications. */
  readonly audience: string[];

  /**
   * Where the issuer publishes its keys, an https URL.
   *
   * @default - `<issuer>/.well-known/jwks.json`
   */
  readonly jwksUrl?: string;
}

/** The function that verifies JSON Web Tokens for a REST API. */
export class JwtAuthorizerFunction extends SecureFunction {
  /**
   * @throws where the issuer is not https, or no audience is given, or an empty one
   */
  public constructor(scope: Construct, id: string, { issuer, audience, jwksUrl }: JwtIssuer) {
    requireJwtIssuer({ issuer, audience, jwksUrl }, `Authorization.jwt '${scope.node.path}/${id}'`);
    super(scope, id, {
      ...verifierCode(),
      description: `Verifies tokens of ${issuer}`,
      timeout: Duration.seconds(5),
      environment: {
        ISSUER: issuer,
        AUDIENCE: audience.join(' '),
        JWKS_URL: jwksUrl ?? `${issuer.replace(/\/$/, '')}/.well-known/jwks.json`,
      },
    });
  }
}

/**
 * @param subject who takes the tokens, for messages
 * @throws where the issuer is not https, or no audience is given, or an empty one
 */
export function requireJwtIssuer({ issuer, audience, jwksUrl }: JwtIssuer, subject: string): void {
  for (const url of [issuer, jwksUrl ?? issuer]) {
    if (!Token.isUnresolved(url) && !url.startsWith('https://')) throw new Error(`${subject}: the issuer must be an https URL, got '${url}'. Keys fetched in clear text can be replaced on the way.`);
  }
  if (audience.length === 0) {
    throw new Error(`${subject}: got no audience, so tokens for every application of the issuer would do. Write audience: ['<client id>'].`);
  }
  const several = audience.find((name) => !Token.isUnresolved(name) && /^$|\s/.test(name));
  if (several !== undefined) {
    throw new Error(`${subject}: an audience is one name without spaces, got '${several}'. Write a list: audience: ['shop', 'app'].`);
  }
}

/** The compiled verifier as it is; where this library runs from its sources, bundled from them. */
function verifierCode(): SecureFunctionProps {
  const folder = join(__dirname, '..', '..', 'runtime', 'jwt-authorizer');
  if (!existsSync(join(folder, 'index.js'))) return { entry: join(folder, 'index.ts') };
  return {
    code: lambda.Code.fromAsset(folder, { exclude: ['*.ts'] }),
    handler: 'index.handler',
    runtime: new lambda.Runtime(newestRuntime('nodejs').name, lambda.RuntimeFamily.NODEJS),
  };
}
