import { Token } from 'aws-cdk-lib';
import * as appsync from 'aws-cdk-lib/aws-appsync';

/**
 * Who may call, with what the user pool's own clients are filled in.
 *
 * @throws where an API key would do, or tokens for other applications
 */
export function requireAuthorization(config: appsync.AuthorizationConfig | undefined, subject: string): appsync.AuthorizationConfig {
  const { defaultAuthorization, additionalAuthorizationModes = [] } = config ?? {};
  const mode = defaultAuthorization ?? { authorizationType: appsync.AuthorizationType.IAM };
  return {
    defaultAuthorization: checked(mode, subject),
    additionalAuthorizationModes: additionalAuthorizationModes.map((additional) => checked(additional, subject)),
  };
}

function checked(mode: appsync.AuthorizationMode, subject: string): appsync.AuthorizationMode {
  const { authorizationType, openIdConnectConfig, userPoolConfig, lambdaAuthorizerConfig } = mode;
  const refuse = (problem: string): never => {
    throw new Error(`${subject}: ${problem}`);
  };
  if (authorizationType === appsync.AuthorizationType.API_KEY) {
    refuse('an API key names nobody, and is shipped with every client. Write AuthorizationType.IAM, USER_POOL, OIDC or LAMBDA.');
  }
  if (openIdConnectConfig) {
    const { oidcProvider, clientId } = openIdConnectConfig;
    if (!Token.isUnresolved(oidcProvider) && !oidcProvider.startsWith('https://')) refuse(`the issuer must be an https URL, got '${oidcProvider}'.`);
    if (!clientId) refuse('tokens for every application of the issuer would do. Write clientId: <the client of this API>.');
  }
  const cacheTtl = lambdaAuthorizerConfig?.resultsCacheTtl;
  if (cacheTtl && !cacheTtl.isUnresolved() && cacheTtl.toSeconds() > 300) {
    refuse(`resultsCacheTtl must be 5 minutes at most, got ${cacheTtl.toHumanString()}: a token that was revoked is good for as long.`);
  }
  if (!userPoolConfig) return mode;
  const { audience = [] } = userPoolConfig.userPool as { audience?: string[] };
  const appIdClientRegex = userPoolConfig.appIdClientRegex ?? (audience.length > 0 ? audience.join('|') : undefined);
  if (appIdClientRegex === undefined || /^\^?\.[*+]\$?$/.test(appIdClientRegex)) {
    refuse('tokens for every client of the user pool would do. Write appIdClientRegex: client.userPoolClientId, or add the clients to a SecureUserPool before.');
  }
  return { ...mode, userPoolConfig: { ...userPoolConfig, appIdClientRegex } };
}
