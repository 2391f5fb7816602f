import { findSecret } from '../../lib/facts/secret-detector';

/** Written in pieces, so that no scanner takes this file for a leak. */
const written = (...pieces: string[]) => pieces.join('');

describe('findSecret', () => {
  test.each([
    ['an AWS access key', written('AKIA', 'Z3QYTRNBVL5EXAMP')],
    ['a GitHub token', written('ghp', '_', 'a1B2c3D4e5F6a1B2c3D4e5F6a1B2c3D4e5F6')],
    ['a Stripe key', written('sk', '_live_', '51HxTestTestTestTest')],
    ['a private key', written('-----BEGIN RSA ', 'PRIVATE KEY-----', '\nMII')],
    ['a Slack token', written('xox', 'b-123456789012-abcdef')],
    ['a URL with a password', 'postgres://orders:s3cr3t-pass@db.internal:5432/orders'],
    ['a JSON Web Token', written('eyJhbGciOiJIUzI1NiJ9', '.', 'eyJzdWIiOiIxMjM0NSJ9', '.', 'c2lnbmF0dXJlc2lnbmF0dXJl')],
  ])('finds %s under any name', (kind, value) => {
    expect(findSecret('VALUE', value)).toBe(kind);
    expect(findSecret(undefined, `prefix ${value}`)).toBe(kind);
  });

  test.each(['DB_PASSWORD', 'dbPassword', 'API_KEY', 'apiKey', 'STRIPE_SECRET', 'authToken', 'DATABASE_PWD', 'SIGNING_KEY'])(
    'finds a literal credential under the name %s', (name) => {
      expect(findSecret(name, 'Tr0ub4dor&3')).toBe('a literal credential');
    },
  );

  test.each([
    ['SECRET_ARN', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:x'],
    ['DB_PASSWORD', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:x'],
    ['DB_PASSWORD', '{{resolve:secretsmanager:orders:SecretString:password}}'],
    ['DB_SECRET', 'prod/orders/database'],
    ['API_KEY', '/orders/api-key'],
    ['PASSWORD', 'changeme-in-console'],
    ['TOKEN', 'true'],
    ['TOKEN', '3600'],
    ['PASSWORD_MIN_LENGTH', 'fourteen'],
    ['SECRET_NAME', 'orders-database'],
    ['TOKEN_URL', 'https://auth.example.com/oauth2/token'],
    ['PRIMARY_KEY', 'customerIdentifier'],
    ['TABLE_NAME', 'orders-table-production'],
    ['MONKEY', 'banana-eater'],
    ['LOG_LEVEL', 'INFO'],
    ['ENDPOINT', 'https://orders.example.com:8443/v1'],
    ['COMMIT', '9fceb02d0ae598e95dc970b74767f19372d61af8'],
  ])('takes %s=%s for harmless', (name, value) => {
    expect(findSecret(name, value)).toBeUndefined();
  });

  test('bounds its work on long values', () => {
    expect(findSecret('X', `${'eyJ'.repeat(500_000)}`)).toBeUndefined();
    expect(findSecret('X'.repeat(1_000_000), 'value-of-it')).toBeUndefined();
  });
});
