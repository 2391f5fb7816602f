import { PathPattern } from '../../lib/core/path-pattern';

test.each([
  ['Orders/Table', 'Orders/Table'],
  ['Orders/Table', 'Orders/Table/Resource'],
  ['Orders/*/Resource', 'Orders/Table/Resource'],
  ['Orders/Leg*y*', 'Orders/LegacyApi/Resource'],
  ['**', 'Orders/Table'],
  ['**/Resource', 'Resource'],
  ['**/Resource', 'Orders/Table/Resource'],
  ['Orders/**/Key', 'Orders/Key'],
  ['Orders/**/Key', 'Orders/A/B/Key/Resource'],
  ['/Orders/', 'Orders/Table'],
  ['', 'Orders/Table'],
  ['Orders/*ab', 'Orders/aab'],
  ['Orders/*', 'Orders/*'],
  ['Orders/a*', 'Orders/a'],
  ['Orders/**', 'Orders'],
  ['Orders/{proxy+}/[a]', 'Orders/{proxy+}/[a]'],
])("'%s' covers %s", (pattern, path) => {
  expect(new PathPattern(pattern).covers(path)).toBe(true);
});

test.each([
  ['Orders/Table', 'Orders'],
  ['Orders/Table', 'Orders/Tables'],
  ['Orders/*', 'Orders'],
  ['Orders/Leg*y', 'Orders/Legacies'],
  ['Orders/**/Key', 'Orders/Table/Resource'],
  ['Orders/Table', 'Orders/xTable'],
  ['Orders/Table', 'Orders/T'],
  ['Orders/a*b', 'Orders/a'],
  ['Orders/ab*', 'Orders/a'],
  ['Orders/**/Key/**/Lock', 'Orders/A/Key/B'],
  ['Orders.Table', 'OrdersXTable'],
])("'%s' does not cover %s", (pattern, path) => {
  expect(new PathPattern(pattern).covers(path)).toBe(false);
});
