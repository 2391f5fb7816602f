import { findingOf, full, reportOf, settlementsOf, waiverOf } from '../reporters/example-report';

test('counts by severity and verdict what is the author\'s own', () => {
  expect(full.summary).toEqual({
    fail: { critical: 1, high: 1, medium: 1, low: 0 },
    unknown: { critical: 0, high: 0, medium: 0, low: 1 },
    acknowledged: 1,
    waived: 1,
    baselined: 1,
    notices: { error: 1, warning: 1 },
    cdk: 1,
    templates: 2,
    errors: 1,
  });
});

test('moves what was acknowledged aside, with the reason', () => {
  const settlements = settlementsOf({ acknowledgements: [{ constructPath: 'Shop', id: 'QueueEncrypted', reason: 'test data' }] });
  const report = reportOf([findingOf(), findingOf({ id: 'Other', control: 'Other' })], { settlements });
  expect(report.findings.map(({ id }) => id)).toEqual(['Other']);
  expect(report.acknowledged).toEqual([{ ...findingOf(), reason: 'test data' }]);
});

test('moves what was waived aside, with who answers for it and until when', () => {
  const report = reportOf([findingOf()], { settlements: settlementsOf({ waivers: [waiverOf()] }) });
  expect(report.findings).toEqual([]);
  expect(report.waived).toEqual([
    { ...findingOf(), reason: 'emptied by the end of the year', owner: 'shop@example.com', expires: '2027-06-30' },
  ]);
});

test('is in one order, whatever the order of the input', () => {
  const findings = [
    findingOf({ template: 'a' }), findingOf({ template: 'b', logicalId: 'A' }), findingOf({ template: 'b', logicalId: 'B', severity: 'critical' }),
    findingOf({ template: 'b', logicalId: 'B', severity: 'low', id: 'A' }), findingOf({ template: 'b', logicalId: 'B', severity: 'low', id: 'B' }),
    findingOf({ template: 'b', logicalId: 'B', severity: 'low', id: 'B', path: 'z' }),
  ];
  expect(reportOf(findings).findings).toEqual(findings);
  expect(reportOf([...findings].reverse()).findings).toEqual(findings);
});

test('does not sort by the rules of a language', () => {
  const ids = ['B', 'a', 'ä'];
  expect(reportOf(['ä', 'a', 'B'].map((logicalId) => findingOf({ logicalId }))).findings.map(({ logicalId }) => logicalId)).toEqual(ids);
});
