import { dirname, join } from 'node:path';
import { isWeak, securityFeatureFlags } from '../../lib/facts/security-feature-flags';

interface KnownFlag { readonly recommendedValue: unknown; readonly unconfiguredBehavesLike?: { readonly v2?: unknown } }
const newest = dirname(require.resolve('aws-cdk-lib-newest/package.json'));
const known = (require(join(newest, 'cx-api', 'lib', 'features.js')) as { FLAGS: Record<string, KnownFlag> }).FLAGS;

const cases = securityFeatureFlags.map((flag) => [flag.flag, flag] as const);
test.each(cases)('the CDK knows %s, recommends what we call safe, and behaves without it as we say', (name, flag) => {
  expect(known[name]).toMatchObject({ recommendedValue: flag.safe });
  expect((known[name].unconfiguredBehavesLike?.v2 ?? false) === flag.safe).toBe(flag.safeUnlessSet);
});

test('a flag that is not set is weak where the CDK says so', () => {
  const flag = { flag: 'x', safe: true, safeUnlessSet: false, otherwise: '' };
  expect([undefined, true, 'true', false, 'no'].map((value) => isWeak(flag, value))).toEqual([true, false, false, true, true]);
  const safeByDefault = { ...flag, safe: false, safeUnlessSet: true };
  expect([undefined, false, true].map((value) => isWeak(safeByDefault, value))).toEqual([false, false, true]);
});
