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

test('errors are in an order of their own', () => {
  const errors = [['b', 'x'], ['a', 'y'], ['c', 'z'], ['a', 'x']].map(([file, message]) => ({ file, message }));
  expect(reportOf([], { errors }).errors.map(({ file, message }) => file + message)).toEqual(['ax', 'ay', 'bx', 'cz']);
});

test('a ticket is there where the waiver has one', () => {
  const settlements = (ticket?: string) => settlementsOf({ waivers: [waiverOf({ ticket })] });
  expect(reportOf([findingOf()], { settlements: settlements('SEC-1') }).waived[0].ticket).toBe('SEC-1');
  expect(reportOf([findingOf()], { settlements: settlements() }).waived[0]).not.toHaveProperty('ticket');
});

test('errors and warnings of what was decided are counted apart', () => {
  const waivers = [waiverOf({ expires: '2026-11-01' }), waiverOf({ expires: '2026-11-02' }), waiverOf({ path: 'Nowhere' })];
  expect(reportOf([], { settlements: settlementsOf({ waivers }) }).summary.notices).toEqual({ error: 2, warning: 1 });
});

test('of a change it says what it brought, left and repaired', () => {
  const before = [findingOf({ logicalId: 'Z' }), findingOf({ logicalId: 'Left' }), findingOf({ logicalId: 'Gone' }), findingOf({ logicalId: 'Worse', verdict: 'unknown' })];
  const after = [findingOf({ logicalId: 'Left' }), findingOf({ logicalId: 'New' }), findingOf({ logicalId: 'Worse' })];
  const { findings, diff } = reportOf(after, { before: { base: 'main', findings: before } });
  const ids = (some: readonly { logicalId: string }[] = []) => some.map(({ logicalId }) => logicalId);
  expect([diff?.base, ids(findings), ids(diff?.remaining), ids(diff?.gone)]).toEqual(['main', ['New', 'Worse'], ['Left'], ['Gone', 'Z']]);
  expect(reportOf(after)).not.toHaveProperty('diff');
});
