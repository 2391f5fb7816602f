import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { validateXML } from 'xmllint-wasm';
import { junitReport } from '../../lib/reporters/junit';
import { expectGolden } from '../golden/golden';
import { corpusReport, withCorpus } from './corpus-report';
import { fullContext } from './example-context';
import { full, reportOf } from './example-report';
import { hostile, hostileNames } from './hostile-report';

const schema = readFileSync(join(__dirname, 'schemas/junit.xsd'), 'utf8');

async function problems(xml: string): Promise<string[]> {
  const { errors } = await validateXML({
    xml: { fileName: 'report.xml', contents: xml }, schema: { fileName: 'junit.xsd', contents: schema }, initialMemoryPages: 512, maxMemoryPages: 4096,
  });
  return errors.map(({ message }) => message);
}

test('one of everything', async () => {
  const xml = junitReport(full, fullContext);

  expect(await problems(xml)).toEqual([]);
  expectGolden('reporters/full.junit.xml', xml);
});

test('a report without findings has passed', async () => {
  const xml = junitReport(reportOf([]), fullContext);

  expect(await problems(xml)).toEqual([]);
  expect(xml).toMatch(/<testsuites name="cdk-bulwark" tests="[1-9]\d*" failures="0" errors="0">/);
});

test('names from a template stay text', async () => {
  const xml = junitReport(hostile, { ...fullContext, graphs: [] });

  expect(await problems(xml)).toEqual([]);
  expect(xml.match(/<testcase /g)).toHaveLength(2 * hostileNames.length);
  expect(xml).not.toMatch(/<script|<img/);
});

withCorpus('what is found in the corpus is valid, and its counts are right', async () => {
  const { report, context } = corpusReport();
  const xml = junitReport(report, context);

  expect(await problems(xml)).toEqual([]);
  const failures = Object.values(report.summary.fail).reduce((sum, count) => sum + count, 0);
  expect(xml.match(/<failure /g)).toHaveLength(failures);
  expect(xml).toContain(`failures="${failures}" errors="0">`);
  expect(xml.match(/<testsuite /g)).toHaveLength(report.summary.templates);
});
