import { textReport } from '../../lib/reporters/text';
import { expectGolden } from '../golden/golden';
import { contextOf, findingOf, full, reportOf } from './example-report';

const plain = contextOf();

test('shows findings by source line and resource, then what does not count, what was not read, and the sums', () => {
  expectGolden('reporters/full.txt', textReport(full, plain));
});

test('says so where there is nothing', () => {
  expect(textReport(reportOf([]), plain)).toBe('No findings in 1 template.\n');
});

test('names the stack where the file does not', () => {
  expect(textReport(reportOf([findingOf({ stack: 'Prod/Shop' })]), plain)).toContain('cdk.out/Shop.template.json (stack Prod/Shop)');
});

test('keeps within the width of the terminal, as far as words allow', () => {
  const message = 'a word '.repeat(60).trim();
  for (const width of [40, 80, 120]) {
    const lines = textReport(reportOf([findingOf({ message, path: '', constructPath: undefined })]), contextOf({ width })).split('\n');
    const body = lines.filter((line) => line.startsWith(' '.repeat(14)));
    expect(body.length).toBeGreaterThan(3);
    expect(body.join(' ').replace(/\s+/g, ' ')).toContain(message);
    for (const line of body) expect(line.length).toBeLessThanOrEqual(width);
  }
});

test('colours only where asked to, and takes back every colour', () => {
  expect(textReport(full, plain)).not.toContain('\u001b');
  const coloured = textReport(full, contextOf({ colour: true }));
  expect(coloured).toContain('\u001b[31mcritical  \u001b[39m');
   
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(textReport(full, plain));
  for (const line of coloured.split('\n')) {
     
    const codes = [...line.matchAll(/\u001b\[(\d+)m/g)].map(([, code]) => Number(code));
    const ends = codes.filter((code) => [22, 39].includes(code));
    expect(codes.length - ends.length).toBe(ends.length);
  }
});

test('escapes what a hostile template would tell the terminal', () => {
  const evil = 'x\u001b]0;owned\u0007\u009b2J\r\n\u202eNoisses\u2066\u200b';
  const report = reportOf([findingOf({
    id: evil, message: evil, fix: evil, construct: evil, stack: evil, template: evil,
    logicalId: evil, resourceType: evil, path: evil, constructPath: evil,
  }), findingOf({ id: evil, origin: 'cdk' })], { errors: [{ file: evil, message: evil }] });
  const text = textReport(report, plain);
   
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
  expect(text).toContain('x\\u001b]0;owned\\u0007\\u009b2J\\u000d\\u000a\\u202eNoisses\\u2066\\u200b');
});
