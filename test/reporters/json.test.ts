import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonReport } from '../../lib/reporters/json';
import { findingOf, full, reportOf } from './example-report';

interface Schema {
  readonly $ref?: string;
  readonly type?: string;
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly required?: readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly allOf?: readonly Schema[];
  readonly definitions?: Readonly<Record<string, Schema>>;
}

const root = JSON.parse(readFileSync(join(__dirname, '../../docs/schemas/report.schema.json'), 'utf8')) as Schema;

/** What is wrong with a value, as far as the keywords that our schema uses go. */
function problems(value: unknown, schema: Schema, at = '$'): string[] {
  if (schema.$ref) return problems(value, root.definitions![schema.$ref.replace('#/definitions/', '')], at);
  const found: string[] = (schema.allOf ?? []).flatMap((part) => problems(value, part, at));
  if ('const' in schema && value !== schema.const) found.push(`${at} is not ${schema.const}`);
  if (schema.enum && !schema.enum.includes(value)) found.push(`${at} is none of ${schema.enum}`);
  const type = Array.isArray(value) ? 'array' : Number.isInteger(value) ? 'integer' : typeof value;
  if (schema.type && type !== schema.type) return [...found, `${at} is no ${schema.type}`];
  if (Array.isArray(value)) return [...found, ...value.flatMap((item, index) => problems(item, schema.items ?? {}, `${at}.${index}`))];
  for (const key of schema.required ?? []) if (!Object.hasOwn(value as object, key)) found.push(`${at}.${key} is missing`);
  for (const [key, below] of Object.entries(schema.properties ?? {})) {
    const property = (value as Record<string, unknown>)[key];
    if (property !== undefined) found.push(...problems(property, below, `${at}.${key}`));
  }
  return found;
}

test('is what its schema says', () => {
  expect(problems(JSON.parse(jsonReport(full)), root)).toEqual([]);
  expect(problems(JSON.parse(jsonReport(reportOf([]))), root)).toEqual([]);
});

test('holds nothing that the schema does not document', () => {
  const report = JSON.parse(jsonReport(full)) as Record<string, unknown>;
  expect(Object.keys(root.properties!)).toEqual(expect.arrayContaining(Object.keys(report)));
  const finding = Object.keys(root.definitions!.finding.properties!);
  for (const one of full.findings) expect(finding).toEqual(expect.arrayContaining(Object.keys(one)));
});

test('the schema notices what is missing or wrong', () => {
  expect(problems({ ...full, version: 2 }, root)).toEqual(['$.version is not 1']);
  expect(problems({ ...full, findings: [{ ...findingOf(), severity: 'grave', stack: 3 }] }, root))
    .toEqual(['$.findings.0.severity is none of critical,high,medium,low', '$.findings.0.stack is no string']);
});

test('parses to the report itself, and holds no control character', () => {
  const evil = 'x\u001b[2J\u009b\u202e\u2028\u0000"\\';
  const report = reportOf([findingOf({ logicalId: evil })]);
  const text = jsonReport(report);
  expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(report)));
   
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u202e]/);
  expect(text.endsWith('}\n')).toBe(true);
});
