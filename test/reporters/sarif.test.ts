import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv from 'ajv-draft-04';
import addFormats from 'ajv-formats';
import { Finding } from '../../lib/core/finding';
import { mostResults, sarifReport } from '../../lib/reporters/sarif';
import type { SarifLog, SarifResult } from '../../lib/reporters/sarif/log';
import { expectGolden } from '../golden/golden';
import { corpusReport, withCorpus } from './corpus-report';
import { contextOf, fullContext, queueEncrypted, templates } from './example-context';
import { findingOf, full, reportOf } from './example-report';
import { hostile } from './hostile-report';

const schema = JSON.parse(readFileSync(join(__dirname, 'schemas/sarif-2.1.0.schema.json'), 'utf8')) as object;
const ajv = new Ajv({ strict: false, allErrors: true });
addFormats(ajv as never);
const validate = ajv.compile(schema);

function valid(text: string): SarifLog {
  const log = JSON.parse(text) as SarifLog;
  validate(log);
  expect(validate.errors?.slice(0, 3) ?? []).toEqual([]);
  return log;
}

function results(findings: readonly Finding[], context = fullContext): readonly SarifResult[] {
  return valid(sarifReport(reportOf(findings), context)).runs[0].results;
}

test('one of everything', () => {
  const text = sarifReport(full, fullContext);

  valid(text);
  expectGolden('reporters/full.sarif', text);
});

test('a report without findings, and one of hostile names, are valid', () => {
  expect(valid(sarifReport(reportOf([]), fullContext)).runs[0].results).toEqual([]);
  expect(valid(sarifReport(hostile, fullContext)).runs[0].results).toHaveLength(hostile.findings.length);
});

withCorpus('what is found in the corpus is valid, and each result is another', () => {
  const { report, context } = corpusReport();
  const log = valid(sarifReport(report, context));
  const fingerprints = log.runs[0].results.map(({ partialFingerprints }) => partialFingerprints.primaryLocationLineHash);

  expect(fingerprints.length).toBeGreaterThan(500);
  expect(new Set(fingerprints).size).toBe(fingerprints.length);
  for (const { id, properties, helpUri, help } of log.runs[0].tool.driver.rules) {
    expect({ tags: properties.tags.length <= 20, page: helpUri?.startsWith('https://') ?? id.endsWith('Judged'), help: help.markdown?.includes('### Fix') })
      .toEqual({ tags: true, page: true, help: true });
  }
});

test('fingerprints outlive moved lines, files and constructs, and tell findings apart', () => {
  const fingerprint = (more: Partial<Finding>) => results([findingOf(more)])[0].partialFingerprints;

  const moved = { source: { file: 'lib/moved.ts', line: 80 }, template: 'other.json', constructPath: 'Shop/Moved/Resource' };
  expect(fingerprint({ ...moved, message: 'said otherwise' })).toEqual(fingerprint({}));
  expect(fingerprint({ logicalId: 'Other' })).not.toEqual(fingerprint({}));
  expect(fingerprint({ deployedStack: 'Other' })).not.toEqual(fingerprint({}));
});

test('the line of the source comes first, the template is related', () => {
  const [{ locations, relatedLocations }] = results([findingOf({ source: { file: 'lib/the shop.ts', line: 12, column: 5 } })]);

  expect(locations[0].physicalLocation).toEqual({
    artifactLocation: { uri: 'lib/the%20shop.ts', uriBaseId: '%SRCROOT%' }, region: { startLine: 12, startColumn: 5 },
  });
  expect(relatedLocations?.[0].physicalLocation.artifactLocation.uri).toBe('cdk.out/Shop.template.json');
});

test.each([
  ['/abs/a b.json', { uri: 'file:///abs/a%20b.json' }],
  ['C:\\app\\t.json', { uri: 'file:///C:/app/t.json' }],
  ['./cdk.out/a#b.json', { uri: 'cdk.out/a%23b.json', uriBaseId: '%SRCROOT%' }],
])('%s is a URI', (template, expected) => {
  expect(results([findingOf({ template })])[0].locations[0].physicalLocation.artifactLocation).toEqual(expected);
});

test('what can not be told is open and has no level', () => {
  expect(results([findingOf({ verdict: 'unknown' })])[0]).toMatchObject({ kind: 'open', level: 'none' });
});

test('a name of a template makes no link', () => {
  expect(results([findingOf({ message: '[here](https://evil.example) is wrong' })])[0].message.text).toContain('\\[here](https://evil.example)');
});

/** A finding in a template that is its own source. */
const raw: Partial<Finding> = { template: 'plain.yaml', stack: 'plain', logicalId: 'Raw', constructPath: undefined };

test('a fix makes the template hold once it is applied', () => {
  const [{ fixes }] = results([findingOf(raw)]);
  const [{ artifactLocation, replacements }] = fixes![0].artifactChanges;
  const text = templates[artifactLocation.uri];
  const lines = text.split('\n');
  const offset = (line: number, column: number) => lines.slice(0, line - 1).join('\n').length + (line > 1 ? 1 : 0) + column - 1;
  const [{ deletedRegion: region, insertedContent }] = replacements;
  const repaired = text.slice(0, offset(region.startLine, region.startColumn!)) + insertedContent.text
    + text.slice(offset(region.endLine!, region.endColumn!));

  expect(repaired).toBe(text.replace('      QueueName: raw', '      QueueName: raw\n      SqsManagedSseEnabled: true'));
  expect(fixes![0].description.text).toBe('Set SqsManagedSseEnabled to true.');
});

test.each<[string, Partial<Finding>]>([
  ['the CDK wrote', {}],
  ['is mended elsewhere', { ...raw, source: { file: 'app.ts', line: 1 } }],
  ['is not there', { ...raw, logicalId: 'Gone' }],
  ['is asked by code', { ...raw, control: 'QueueTlsOnly' }],
])('there is no fix for what %s', (_, more) => {
  expect(results([findingOf(more)])[0].fixes).toBeUndefined();
});

test('there is no fix where the text can not be read', () => {
  expect(results([findingOf(raw)], contextOf(templates, [queueEncrypted], { templateText: () => undefined }))[0].fixes).toBeUndefined();
  expect(results([findingOf(raw)], contextOf(templates, [queueEncrypted], { templateText: () => '{ broken' }))[0].fixes).toBeUndefined();
});

test('what GitHub would refuse is left out, the least severe first, and that is said', () => {
  const many = reportOf(Array.from({ length: mostResults + 2 }, (_, index) => findingOf({ logicalId: `Queue${index}`, severity: index < 3 ? 'low' : 'medium' })));
  const [{ results: kept, invocations }] = (JSON.parse(sarifReport(many, fullContext)) as SarifLog).runs;

  expect(kept).toHaveLength(mostResults);
  expect(kept.filter(({ level }) => level === 'note')).toHaveLength(1);
  expect(invocations[0].toolExecutionNotifications.map(({ message }) => message.text))
    .toEqual(['2 results are left out, the least severe: GitHub takes 25000 in a run.']);
});
