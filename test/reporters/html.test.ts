import { createHash } from 'node:crypto';
import { htmlReport } from '../../lib/reporters/html';
import { pageScript, pageStyle } from '../../lib/reporters/html/page.generated';
import type { PageData } from '../../lib/reporters/html/page-data';
import { expectGolden } from '../golden/golden';
import { corpusReport, withCorpus } from './corpus-report';
import { contextOf, fullContext, queueEncrypted } from './example-context';
import { findingOf, full, reportOf } from './example-report';
import { hostile } from './hostile-report';

// What it does in a browser is in test/slow/html-report.test.ts.

function dataIn(html: string): PageData {
  return JSON.parse(/<script type="application\/json" id="data">(.*?)<\/script>/s.exec(html)![1]) as PageData;
}

test('one of everything', () => {
  const html = htmlReport(full, fullContext);
  const withoutCode = html.replace(pageScript, () => '…').replace(pageStyle, () => '…').replace(/sha256-[^']*/g, 'sha256-…');

  // The frameworks have tests of their own, and grow.
  const data = { ...dataIn(html), frameworks: [] };

  expectGolden('reporters/full.html', withoutCode.replace(/(?<=id="data">).*?(?=<\/script>)/s, () => JSON.stringify(data, undefined, 1)));
});

test('its policy allows the one script and the one style, by hash, and fetches nothing', () => {
  const html = htmlReport(full, fullContext);
  const [, policy] = /Content-Security-Policy" content="([^"]*)"/.exec(html)!;
  const hash = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`script-src ${hash(pageScript)}`);
  expect(policy).toContain(`style-src ${hash(pageStyle)}`);
  expect(policy).not.toMatch(/unsafe|https?:|\*/);
  expect(pageStyle).not.toMatch(/url\(|@import/);
});

test('a name from a template can not end the element that the data is in', () => {
  const html = htmlReport(hostile, { ...fullContext, graphs: [] });

  expect(html.match(/<\/script>/g)).toHaveLength(2);
  expect(html).not.toContain('<img');
  expect(html).not.toMatch(/[\u2028\u2029]/);
  expect(dataIn(html).findings.map(({ logicalId }) => logicalId)).toEqual(hostile.findings.map(({ logicalId }) => logicalId));
});

test('links to findings stay when lines, files and constructs move', () => {
  const key = (more: object) => dataIn(htmlReport(reportOf([findingOf(more)]), fullContext)).findings[0].key;

  expect(key({ source: { file: 'lib/moved.ts', line: 3 }, constructPath: 'Shop/Moved' })).toBe(key({}));
  expect(key({ logicalId: 'Other' })).not.toBe(key({}));
});

test('the line that a finding is about is marked, also within a long resource', () => {
  const long = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`Property${index}`, index]));
  const file = 'cdk.out/Shop.template.json';
  const context = contextOf({ [file]: JSON.stringify({ Resources: { Queue4A7E3555: { Type: 'AWS::SQS::Queue', Properties: long } } }) }, [queueEncrypted]);
  const { codes, findings: [{ code }] } = dataIn(htmlReport(reportOf([findingOf({ path: 'Properties.Property150' })]), context));
  const lines = codes[code!.index].split('\n');

  expect(lines[code!.line!]).toBe('    "Property150": 150,');
  expect(lines.length).toBeLessThan(60);
  expect([lines[0], lines.at(-1)]).toEqual(['…', '…']);
});

test('what is absent is marked where it belongs', () => {
  const { codes, findings: [{ code }] } = dataIn(htmlReport(reportOf([findingOf({
    template: 'plain.yaml', stack: 'plain', logicalId: 'Raw', path: 'Properties.RedrivePolicy.deadLetterTargetArn',
  })]), fullContext));

  expect(codes[code!.index].split('\n')[code!.line!]).toBe('  "Properties": {');
});

test('how services and requirements stand counts what counts', () => {
  const { services, frameworks } = dataIn(htmlReport(reportOf([
    findingOf({ logicalId: 'Queue4A7E3555' }), findingOf({ logicalId: 'Provider', origin: 'cdk' }),
  ]), fullContext));
  const requirement = frameworks.flatMap(({ requirements }) => requirements).find(({ id }) => id === 'SQS.1');

  expect(services.map(({ service, resources, clean, fail }) => [service, resources, clean, fail.high])).toEqual([['SQS', 2, 1, 1], ['SNS', 1, 1, 0]]);
  expect(requirement).toMatchObject({ status: 'findings', findings: 1 });
});

test('a picture too large to read is told as tables only', () => {
  const queues = Object.fromEntries(Array.from({ length: 130 }, (_, index) => [`Queue${index}`, { Type: 'AWS::SQS::Queue' }]));
  const { pictures } = dataIn(htmlReport(reportOf([]), contextOf({ 'large.json': JSON.stringify({ Resources: queues }) }, [queueEncrypted])));

  expect(pictures.map(({ isDrawn, nodes }) => [isDrawn, nodes.length])).toEqual([[false, 130]]);
});

test('stacks that exchange data are in one picture, others in their own', () => {
  const context = contextOf({
    'sends.json': JSON.stringify({
      Resources: { Topic: { Type: 'AWS::SNS::Topic' } },
      Outputs: { Topic: { Value: { Ref: 'Topic' }, Export: { Name: 'topic' } } },
    }),
    'reads.json': JSON.stringify({
      Resources: {
        Queue: { Type: 'AWS::SQS::Queue' },
        Subscription: { Type: 'AWS::SNS::Subscription', Properties: { TopicArn: { 'Fn::ImportValue': 'topic' }, Endpoint: { 'Fn::GetAtt': ['Queue', 'Arn'] } } },
      },
    }),
    'alone.json': JSON.stringify({ Resources: { Alone: { Type: 'AWS::SQS::Queue' } } }),
  }, [queueEncrypted]);

  expect(dataIn(htmlReport(reportOf([]), context)).pictures.map(({ title, nodes, flows }) => [title, nodes.length, flows.length]))
    .toEqual([['reads, sends', 2, 1], ['alone', 1, 0]]);
});

withCorpus('every template of the corpus can be reported', () => {
  const { report, context } = corpusReport();
  const data = dataIn(htmlReport(report, context));

  expect(data.findings).toHaveLength(report.findings.length);
  expect(data.findings.filter(({ code }) => code === undefined).map(({ resourceType }) => resourceType)).toEqual([]);
  expect(data.pictures.length).toBeGreaterThan(50);
});
