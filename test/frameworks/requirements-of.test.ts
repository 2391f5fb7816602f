import { controls } from '../../lib/catalog/index.generated';
import { relatedRequirements } from '../../lib/frameworks/related-requirements';
import { frameworks, requirements, requirementsOf } from '../../lib/frameworks/requirements-of';
import { securityHubMapping } from '../../lib/frameworks/security-hub-mapping';

const dangling = (ids: Iterable<string>) => [...ids].filter((id) => !requirements.has(id));

test.each(frameworks.map((framework) => [framework.name, framework] as const))('%s says where its ids come from', (_, framework) => {
  const ids = framework.requirements.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(framework.sources.length).toBeGreaterThan(0);
  for (const source of framework.sources) expect(source).toMatch(/^https:\/\//);
  expect(framework.read).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  for (const { title } of framework.requirements) expect(title).toMatch(/^[A-Z].*[^.]$/);
});

test.each(controls.map((control) => [control.id, control] as const))('%s names requirements that are listed', (_, control) => {
  expect(dangling(control.satisfies)).toEqual([]);
  expect(new Set(control.satisfies).size).toBe(control.satisfies.length);
});

test('what Security Hub maps to is listed, on both sides', () => {
  expect(dangling(securityHubMapping.keys())).toEqual([]);
  expect(dangling([...securityHubMapping.values()].flat())).toEqual([]);
});

test('what is related is listed, and each threat and id is one that a control has', () => {
  expect(dangling(Object.values(relatedRequirements).flat())).toEqual([]);
  expect(dangling(Object.keys(relatedRequirements).filter((key) => key.includes('/')))).toEqual([]);
  const threats = new Set(controls.flatMap(({ mitigates }) => mitigates));
  expect(Object.keys(relatedRequirements).filter((key) => !key.includes('/') && !threats.has(key))).toEqual([]);
});

test('a control counts for what follows from its ids and threats', () => {
  expect(requirementsOf({ satisfies: ['FSBP/Lambda.2'], mitigates: ['supply-chain.tampering'] })).toEqual([
    'FSBP/Lambda.2',
    'NIST-800-53/CA-9(1)', 'NIST-800-53/CM-2', 'NIST-800-53/SI-2', 'NIST-800-53/SI-2(2)', 'NIST-800-53/SI-2(4)', 'NIST-800-53/SI-2(5)',
    'PCI-DSS-4.0.1/12.3.4',
    'OWASP-Serverless/S9:2017',
    'CSA-Serverless/SAS-6',
    'WA-Serverless/SEC-3',
  ]);
});

test('what follows from a requirement that only follows is not looked up', () => {
  expect(requirementsOf({ satisfies: ['FSBP/SQS.1'], mitigates: [] })).not.toContain('OWASP-Serverless/S3:2017');
});
