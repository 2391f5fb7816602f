import { controls } from '../../lib/catalog/index.generated';
import { run } from './command';

const idsOf = async (...args: string[]) => (JSON.parse((await run(['list', 'controls', '--format', 'json', ...args])).out) as { id: string }[]).map(({ id }) => id);

test('every control is listed, one a line', async () => {
  const { exitCode, out, err } = await run(['list', 'controls']);
  expect(exitCode).toBe(0);
  expect(out.split('\n').filter(Boolean)).toHaveLength(controls.length);
  expect(out).toMatch(/^FunctionTraced +low +standard +Lambda functions are traced with X-Ray$/m);
  expect(err).toContain(`${controls.length} of ${controls.length} controls`);
});

test('those of a service, a severity, a requirement or a word are chosen', async () => {
  expect(await idsOf('--service', 'lambda', '--severity', 'critical')).toContain('PermissionNotPublic');
  expect(await idsOf('--service', 'lambda')).not.toContain('TableRecoverable');
  expect(await idsOf('--framework', 'FSBP/Lambda.1')).toContain('PermissionNotPublic');
  expect((await idsOf('--framework', 'fsbp')).length).toBeGreaterThan((await idsOf('--framework', 'FSBP/Lambda.1')).length);
  expect(await idsOf('--search', 'x-ray')).toContain('FunctionTraced');
});

test('a profile lists what it asks for', async () => {
  const [baseline, standard, strict] = await Promise.all(['baseline', 'standard', 'strict'].map((profile) => idsOf('--profile', profile)));
  expect(standard).toEqual(expect.arrayContaining(baseline));
  expect(strict).toHaveLength(controls.length);
});

test('frameworks are listed', async () => {
  expect((await run(['list', 'frameworks'])).out).toContain('PCI DSS 4.0.1');
});

test.each([
  [['--service', 'Lamda'], "no control is about the service 'Lamda'; did you mean Lambda?"],
  [['--framework', 'FSBQ'], "no control counts for 'FSBQ'; did you mean FSBP?; 'cdk-bulwark list frameworks' shows the frameworks"],
])('%j is refused', async (args, message) => {
  expect(await run(['list', 'controls', ...args])).toEqual({ exitCode: 2, out: '', err: `cdk-bulwark: ${message}\n` });
});
