import { textReport } from '../../lib/reporters/text';
import { findingOf, full, reportOf } from './example-report';

const plain = { colour: false, width: 100 };

test('shows findings by resource, then what does not count, what was not read, and the sums', () => {
  expect(textReport(full, plain)).toBe(`cdk.out/Shop.template.json

  Queue4A7E3555 AWS::SQS::Queue  Shop/Queue/Resource
    high      QueueEncrypted  Properties.SqsManagedSseEnabled
              SqsManagedSseEnabled is false; it must be true
              Fix: Set SqsManagedSseEnabled to true.

    medium    QueueTlsOnly  Properties.SqsManagedSseEnabled
              no policy denies what is not TLS
              Fix: Set SqsManagedSseEnabled to true. SecureQueue does it for you.

    low       QueueSafe  Properties.SqsManagedSseEnabled
              can not be told: KmsMasterKeyId is \${Key}; it must be set
              Fix: Set SqsManagedSseEnabled to true.

plain.yaml

  Raw AWS::SQS::Queue
    critical  QueueEncrypted
              SqsManagedSseEnabled is false; it must be true
              Fix: Set SqsManagedSseEnabled to true.

In the CDK's own resources, not counted:
  QueueEncrypted  1 resource

Acknowledged:
  QueueEncrypted  Shop/Accepted/Resource: holds nothing secret

Waived:
  QueueEncrypted  Shop/Waived/Resource: emptied by the end of the year (shop@example.com, until 2027-06-30, SEC-1)

In the baseline:
  QueueEncrypted  1 resource

Waivers, acknowledgements and baseline:
    error     WaiverExpired  bulwark.waivers.yaml
              the waiver of QueueEncrypted for 'Shop/Gone', owned by shop@example.com, expired on
              2026-11-30.
              Fix: Repair what it was for and remove it, or have its owner decide anew and give it a
              later day.
    warning   WaiverUsed  bulwark.waivers.yaml
              the waiver of QueueTlsOnly for 'Shop/**/Nothing', owned by shop@example.com, covers no
              finding.
              Fix: Remove it.

Could not be read:
  broken.json: the file is empty

3 findings (1 critical, 1 high, 1 medium), 1 that can not be told, 1 acknowledged, 1 waived, 1 in the baseline, 1 in the CDK's own resources in 2 templates; 1 decision to settle anew; 1 input could not be read.
`);
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
    const lines = textReport(reportOf([findingOf({ message, path: '', constructPath: undefined })]), { colour: false, width }).split('\n');
    const body = lines.filter((line) => line.startsWith(' '.repeat(14)));
    expect(body.length).toBeGreaterThan(3);
    expect(body.join(' ').replace(/\s+/g, ' ')).toContain(message);
    for (const line of body) expect(line.length).toBeLessThanOrEqual(width);
  }
});

test('colours only where asked to, and takes back every colour', () => {
  expect(textReport(full, plain)).not.toContain('\u001b');
  const coloured = textReport(full, { colour: true, width: 100 });
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
