import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { run } from './command';

const table = `Resources:
  # Every order that was ever placed
  Table:
    Type: AWS::DynamoDB::Table
    Properties:
      KeySchema: [{ AttributeName: id, KeyType: HASH }]
      AttributeDefinitions: [{ AttributeName: id, AttributeType: S }]
`;

function file(text: string, name = 'template.yaml'): string {
  const path = join(mkdtempSync(join(tmpdir(), 'fix-')), name);
  writeFileSync(path, text);
  return path;
}

test('a dry run shows what would change in the template, and writes nothing', async () => {
  const path = file(table);
  const { exitCode, out } = await run(['fix', path]);
  expect(exitCode).toBe(1);
  expect(out).toContain('+      PointInTimeRecoverySpecification:\n+        PointInTimeRecoveryEnabled: true\n');
  expect(out).toContain("2 of 2 findings can be repaired. 'cdk-bulwark fix --template' writes it.");
  expect(readFileSync(path, 'utf8')).toBe(table);
});

test('with --template the template is repaired: then nothing is left, and a second run changes nothing', async () => {
  const path = file(table);
  expect(await run(['fix', '--template', path])).toEqual({ exitCode: 0, out: `${path}: repaired\n2 of 2 findings repaired.\n`, err: '' });
  const repaired = readFileSync(path, 'utf8');
  expect(repaired).toBe(`${table}      DeletionProtectionEnabled: true\n      PointInTimeRecoverySpecification:\n        PointInTimeRecoveryEnabled: true\n`);
  expect((await run(['check', path])).exitCode).toBe(0);
  expect((await run(['fix', '--template', path])).out).toBe('There is nothing to repair.\n');
  expect(readFileSync(path, 'utf8')).toBe(repaired);
});

test('what takes more than a constant is listed with the reason', async () => {
  const { exitCode, out } = await run(['fix', '--template', file('Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n')]);
  expect(exitCode).toBe(1);
  expect(out).toMatch(/Not repaired:\n(?:.*\n)*? {2}BucketTlsOnly {2}\S+:2: it takes more than a constant\n/);
});

test('what has to be true for a repair to deploy is said', async () => {
  const { out } = await run(['fix', file('Resources:\n  Fn:\n    Type: AWS::Lambda::Function\n    Properties: { Runtime: nodejs24.x }\n')]);
  expect(out).toMatch(/For the repairs to deploy:\n {2}\S+ Fn: its role must allow xray:PutTraceSegments and xray:PutTelemetryRecords\n/);
});

test('a secret beside a change is not shown', async () => {
  const { out } = await run(['fix', file(`Resources:
  Fn:
    Type: AWS::Lambda::Function
    Properties:
      Environment:
        Variables:
          TOKEN: Tr0ub4dor&3xyz
`)]);
  expect(out).toContain('TOKEN: …');
  expect(out).not.toContain('Tr0ub4dor');
});

test('a change that replaces a resource is made only when asked for', async () => {
  const cluster = file('Resources:\n  Cluster:\n    Type: AWS::DAX::Cluster\n    Properties: { NodeType: dax.r5.large }\n');
  expect((await run(['fix', cluster])).out).toContain("a change of SSESpecification.SSEEnabled replaces the resource; ask for 'replacements'");
  expect((await run(['fix', cluster, '--replacements'])).out).toContain('+    Properties: { NodeType: dax.r5.large, "SSESpecification": {"SSEEnabled":true}');
});

test('what was decided upon is left alone', async () => {
  const path = file(table);
  const waivers = file('waivers:\n  - control: TableRecoverable\n    path: "**"\n    reason: rebuilt each night from the ledger\n    owner: shop@example.com\n    expires: 2099-01-01\n', 'waivers.yaml');
  expect((await run(['fix', path, '--waivers', waivers])).out).not.toContain('PointInTimeRecovery');
});

describe('of a CDK app', () => {
  function synthesized(): string {
    process.env.CDK_VALIDATION = 'false';
    const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'fix-')), analyticsReporting: false });
    new dynamodb.Table(new Stack(app, 'Orders'), 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    return app.synth().directory;
  }

  test('the line to add is shown, with the construct', async () => {
    const { out } = await run(['fix', synthesized()]);
    expect(out).toMatch(/ {2}\/\/ Orders\/Table\/Resource \(AWS::DynamoDB::Table\)/);
    expect(out).toContain("    resource.addPropertyOverride('DeletionProtectionEnabled', true);\n");
    expect(out).toContain('SecureDefaults.enforce(app) makes the same repairs in every synthesis.');
  });

  test('templates are not repaired in cdk.out, where the next synthesis would undo it', async () => {
    const { exitCode, err } = await run(['fix', '--template', synthesized()]);
    expect(exitCode).toBe(2);
    expect(err).toContain('was made by a synthesis, and the next would undo the repair');
  });
});

test('what can not be read is said, and is no success', async () => {
  const { exitCode, err } = await run(['fix', file('Resources: [')]);
  expect(exitCode).toBe(2);
  expect(err).toContain('not valid YAML');
});
