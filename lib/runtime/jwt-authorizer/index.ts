import { createPublicKey, JsonWebKey, KeyObject, verify } from 'node:crypto';

/** Runs in the function that `Authorization.jwt` makes. It has no dependency, so that it can be read at a glance. */

interface Key extends JsonWebKey {
  readonly kid?: string;
  readonly use?: string;
}

interface Claims {
  readonly iss?: unknown;
  readonly aud?: unknown;
  readonly client_id?: unknown;
  readonly exp?: unknown;
  readonly nbf?: unknown;
  readonly sub?: unknown;
}

interface TokenEvent {
  readonly authorizationToken: string;
  readonly methodArn: string;
}

interface Algorithm {
  readonly hash: string;
  readonly keyType: string;
  readonly curve?: string;
  readonly dsaEncoding?: 'ieee-p1363';
}

const algorithms: Readonly<Record<string, Algorithm | undefined>> = {
  RS256: { hash: 'sha256', keyType: 'rsa' },
  RS384: { hash: 'sha384', keyType: 'rsa' },
  RS512: { hash: 'sha512', keyType: 'rsa' },
  ES256: { hash: 'sha256', keyType: 'ec', curve: 'prime256v1', dsaEncoding: 'ieee-p1363' },
  ES384: { hash: 'sha384', keyType: 'ec', curve: 'secp384r1', dsaEncoding: 'ieee-p1363' },
};

const longestToken = 8_192;
const allowedClockSkew = 60;
const keyLifetime = 10 * 60_000;
/** An unknown key id may be a new key, or an attacker's invention: the issuer is asked at most this often. */
const shortestRefresh = 30_000;

/** Answers with a policy for a valid token. For any other it throws 'Unauthorized', which API Gateway makes a 401 of. */
export async function handler(event: TokenEvent): Promise<unknown> {
  try {
    const claims = await verifiedClaims(event.authorizationToken.replace(/^Bearer /, ''));
    const [apiArn, stage] = event.methodArn.split('/');
    return {
      principalId: String(claims.sub),
      // The answer is cached for the token, so it has to hold for every route.
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: `${apiArn}/${stage}/*` }],
      },
      context: { sub: String(claims.sub) },
    };
  } catch (error) {
    console.log(JSON.stringify({ level: 'INFO', message: 'refused', reason: error instanceof Error ? error.message : 'unknown' }));
    throw new Error('Unauthorized');
  }
}

async function verifiedClaims(token: string): Promise<Claims> {
  const [header, payload, signature, ...rest] = token.length <= longestToken ? token.split('.') : [];
  if (signature === undefined || rest.length > 0) throw new Error('not a token');
  const { alg, kid, crit } = decode(header) as { alg?: string; kid?: string; crit?: unknown };
  // What is critical to the issuer has to be understood, and nothing of it is.
  if (crit !== undefined) throw new Error('critical extension');
  const algorithm = Object.hasOwn(algorithms, alg ?? '') ? algorithms[alg!] : undefined;
  if (!algorithm) throw new Error('algorithm not allowed');
  const key = await keyFor(kid);
  if (!fits(key, algorithm)) throw new Error('key of another type');
  const signed = Buffer.from(`${header}.${payload}`);
  const valid = verify(algorithm.hash, signed, { key, dsaEncoding: algorithm.dsaEncoding }, Buffer.from(signature, 'base64url'));
  if (!valid) throw new Error('signature does not match');
  const claims = decode(payload) as Claims;
  requireClaims(claims, Date.now() / 1000);
  return claims;
}

/** An RSA key of fewer than 2048 bits can be broken; a curve belongs to one algorithm. */
function fits({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject, { keyType, curve }: Algorithm): boolean {
  if (asymmetricKeyType !== keyType) return false;
  return keyType === 'rsa' ? (asymmetricKeyDetails?.modulusLength ?? 0) >= 2048 : asymmetricKeyDetails?.namedCurve === curve;
}

function requireClaims(claims: Claims, now: number): void {
  if (claims.iss !== process.env.ISSUER) throw new Error('another issuer');
  const allowed = (process.env.AUDIENCE ?? '').split(' ');
  // Cognito's access tokens name their audience client_id.
  const audiences = [claims.aud ?? claims.client_id].flat();
  if (!audiences.some((audience) => typeof audience === 'string' && allowed.includes(audience))) throw new Error('another audience');
  if (typeof claims.exp !== 'number' || claims.exp <= now - allowedClockSkew) throw new Error('expired');
  if (claims.nbf !== undefined && (typeof claims.nbf !== 'number' || claims.nbf > now + allowedClockSkew)) throw new Error('not valid yet');
  if (typeof claims.sub !== 'string' || claims.sub === '') throw new Error('without a subject');
}

function decode(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, 'base64url').toString('utf8'));
  } catch {
    // The parser's own message quotes the token.
    throw new Error('not a token');
  }
}

let keys = new Map<string | undefined, KeyObject>();
let fetchedAt = 0;

async function keyFor(kid: string | undefined): Promise<KeyObject> {
  const age = Date.now() - fetchedAt;
  if (age > keyLifetime || (!keys.has(kid) && age > shortestRefresh)) {
    keys = await fetchKeys();
    fetchedAt = Date.now();
  }
  const key = keys.get(kid);
  if (!key) throw new Error('unknown key');
  return key;
}

async function fetchKeys(): Promise<Map<string | undefined, KeyObject>> {
  const response = await fetch(process.env.JWKS_URL!, { redirect: 'error', signal: AbortSignal.timeout(3_000) });
  if (!response.ok) throw new Error(`the issuer's keys answer ${response.status}`);
  const { keys: published } = (await response.json()) as { keys: Key[] };
  return new Map(published
    .filter(({ use, kty, crv }) => use !== 'enc' && (kty === 'RSA' || crv === 'P-256' || crv === 'P-384'))
    .map((key) => [key.kid, createPublicKey({ key, format: 'jwk' })]));
}
