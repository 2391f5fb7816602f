import { generateKeyPairSync, JsonWebKey, KeyObject, sign } from 'node:crypto';

const issuer = 'https://login.example.com';
const event = (bearer: string) => ({
  authorizationToken: `Bearer ${bearer}`, methodArn: 'arn:aws:execute-api:eu-west-1:111122223333:api1/prod/GET/orders/7',
});
const seconds = () => Math.floor(Date.now() / 1000);
const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const otherRsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const shortRsa = generateKeyPairSync('rsa', { modulusLength: 1024 });
const p256 = generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p384 = generateKeyPairSync('ec', { namedCurve: 'P-384' });
const published: JsonWebKey[] = [
  { ...rsa.publicKey.export({ format: 'jwk' }), kid: 'rsa', use: 'sig', alg: 'RS256' },
  { ...shortRsa.publicKey.export({ format: 'jwk' }), kid: 'short' },
  { ...p256.publicKey.export({ format: 'jwk' }), kid: 'p256' },
  { ...p384.publicKey.export({ format: 'jwk' }), kid: 'p384' },
  { ...otherRsa.publicKey.export({ format: 'jwk' }), kid: 'encryption', use: 'enc' },
  { kty: 'EC', crv: 'secp256k1', x: 'AA', y: 'AA', kid: 'exotic' },
];

const claims = (changed: Record<string, unknown> = {}) => ({ iss: issuer, aud: 'shop', sub: 'customer-1', exp: seconds() + 300, ...changed });

function token(payload: unknown, key: KeyObject = rsa.privateKey, header: Record<string, unknown> = {}): string {
  const signed = `${encoded({ alg: 'RS256', kid: 'rsa', ...header })}.${encoded(payload)}`;
  const hash = `sha${String(header.alg ?? 'RS256').slice(2)}`;
  return `${signed}.${sign(hash, Buffer.from(signed), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
}

let handler: (of: ReturnType<typeof event>) => Promise<unknown>;
let asked: jest.SpiedFunction<typeof fetch>;
let logged: jest.SpiedFunction<typeof console.log>;

beforeEach(() => {
  Object.assign(process.env, { ISSUER: issuer, AUDIENCE: 'shop app', JWKS_URL: `${issuer}/.well-known/jwks.json` });
  asked = jest.spyOn(globalThis, 'fetch').mockImplementation(async () => new Response(JSON.stringify({ keys: published })));
  logged = jest.spyOn(console, 'log').mockImplementation();
  // Keys are kept for the life of the function: a new one for each test.
  jest.resetModules();
  ({ handler } = jest.requireActual<{ handler: typeof handler }>('../../../lib/runtime/jwt-authorizer'));
});
afterEach(() => jest.restoreAllMocks());

describe('a valid token', () => {
  test('lets its subject call every route of the stage, since the answer is kept for all of them', async () => {
    await expect(handler(event(token(claims())))).resolves.toEqual({
      principalId: 'customer-1',
      policyDocument: {
        Version: '2012-10-17',
        Statement: [{ Action: 'execute-api:Invoke', Effect: 'Allow', Resource: 'arn:aws:execute-api:eu-west-1:111122223333:api1/prod/*' }],
      },
      context: { sub: 'customer-1' },
    });
  });

  test.each<[string, string]>([
    ['RS384', token(claims(), rsa.privateKey, { alg: 'RS384' })],
    ['RS512', token(claims(), rsa.privateKey, { alg: 'RS512' })],
    ['ES256', token(claims(), p256.privateKey, { alg: 'ES256', kid: 'p256' })],
    ['ES384', token(claims(), p384.privateKey, { alg: 'ES384', kid: 'p384' })],
    ['one audience of several', token(claims({ aud: ['other', 'app'] }))],
    ["Cognito's access tokens, whose audience is client_id", token(claims({ aud: undefined, client_id: 'shop' }))],
    ['a clock that is half a minute slow', token(claims({ exp: seconds() - 30, nbf: seconds() + 30 }))],
  ])('%s', async (_what, given) => {
    await expect(handler(event(given))).resolves.toMatchObject({ principalId: 'customer-1' });
  });
});

describe('refused is', () => {
  const [header, payload, signature] = token(claims()).split('.');
  const hmac = `${encoded({ alg: 'HS256', kid: 'rsa' })}.${encoded(claims())}.${signature}`;

  test.each<[string, string, string]>([
    ['a token without signature', `${encoded({ alg: 'none' })}.${encoded(claims())}.`, 'algorithm not allowed'],
    ['an algorithm whose key would be the public one', hmac, 'algorithm not allowed'],
    ["a name that is no algorithm but an object's", token(claims(), rsa.privateKey, { alg: 'RS256' }).replace(header, encoded({ alg: 'constructor', kid: 'rsa' })), 'algorithm not allowed'],
    ['another payload', `${header}.${encoded(claims({ sub: 'admin' }))}.${signature}`, 'signature does not match'],
    ["somebody else's key", token(claims(), otherRsa.privateKey), 'signature does not match'],
    ['a key that is not published', token(claims(), rsa.privateKey, { kid: 'unknown' }), 'unknown key'],
    ['a key for encryption', token(claims(), otherRsa.privateKey, { kid: 'encryption' }), 'unknown key'],
    ['a key of another type', token(claims(), rsa.privateKey, { kid: 'p256' }), 'key of another type'],
    ['a curve of another algorithm', token(claims(), p384.privateKey, { alg: 'ES256', kid: 'p384' }), 'key of another type'],
    ['a key that is too short', token(claims(), shortRsa.privateKey, { kid: 'short' }), 'key of another type'],
    ['an extension that has to be understood', token(claims(), rsa.privateKey, { crit: ['b64'] }), 'critical extension'],
    ['another issuer', token(claims({ iss: 'https://login.example.org' })), 'another issuer'],
    ['another audience', token(claims({ aud: 'bank' })), 'another audience'],
    ['an audience that merely contains ours', token(claims({ aud: 'shop app' })), 'another audience'],
    ['no audience', token(claims({ aud: undefined })), 'another audience'],
    ['an expired token', token(claims({ exp: seconds() - 120 })), 'expired'],
    ['a token that never expires', token(claims({ exp: undefined })), 'expired'],
    ['a token of tomorrow', token(claims({ nbf: seconds() + 86_400 })), 'not valid yet'],
    ['a token without subject', token(claims({ sub: '' })), 'without a subject'],
    ['too many parts', `${header}.${payload}.${signature}.more`, 'not a token'],
    ['too long a token', token(claims({ more: 'x'.repeat(10_000) })), 'not a token'],
    ['no JSON', `bm8.${payload}.${signature}`, 'not a token'],
  ])('%s', async (_what, given, reason) => {
    await expect(handler(event(given))).rejects.toThrow(/^Unauthorized$/);
    expect(JSON.parse(logged.mock.calls[0][0])).toEqual({ level: 'INFO', message: 'refused', reason });
  });

  test('everything while the keys of the issuer cannot be had, and they are asked for again', async () => {
    asked.mockResolvedValueOnce(new Response('', { status: 500 }));
    await expect(handler(event(token(claims())))).rejects.toThrow('Unauthorized');
    await expect(handler(event(token(claims())))).resolves.toBeDefined();
  });
});

describe('the keys', () => {
  test('are fetched once, without following redirects', async () => {
    await handler(event(token(claims())));
    await handler(event(token(claims())));
    expect(asked).toHaveBeenCalledTimes(1);
    expect(asked).toHaveBeenCalledWith(`${issuer}/.well-known/jwks.json`, expect.objectContaining({ redirect: 'error' }));
  });

  test('are not fetched for every invented key id', async () => {
    for (const kid of ['a', 'b', 'c']) await expect(handler(event(token(claims(), rsa.privateKey, { kid })))).rejects.toThrow();
    expect(asked).toHaveBeenCalledTimes(1);
  });

  test('are fetched again after ten minutes, so that a withdrawn key ends', async () => {
    jest.useFakeTimers({ now: Date.now(), doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });
    try {
      await handler(event(token(claims())));
      jest.setSystemTime(Date.now() + 11 * 60_000);
      asked.mockResolvedValueOnce(new Response(JSON.stringify({ keys: [] })));
      await expect(handler(event(token(claims())))).rejects.toThrow('Unauthorized');
    } finally {
      jest.useRealTimers();
    }
  });
});
