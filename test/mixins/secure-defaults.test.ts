import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Aspects, CfnResource, Mixins, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { Construct } from 'constructs';
import { controls } from '../../lib/catalog/index.generated';
import { Example, PropertyControl } from '../../lib/core/control';
import { verdictOf } from '../../lib/core/evaluate';
import { exampleResource } from '../../lib/core/example';
import { repairPaths } from '../../lib/core/repair';
import { SecureDefaults, SecureDefaultsProps } from '../../lib/mixins/secure-defaults';
import { Bulwark } from '../../lib/validation/bulwark';
import { ControlProfile } from '../../lib/validation/control-profile';

function newApp(): App {
  return new App({ outdir: mkdtempSync(join(tmpdir(), 'bulwark-')), analyticsReporting: false });
}

function newStack(): Stack {
  return new Stack(newApp(), 'S');
}

function add(scope: Construct, type: string, properties: Example = {}, id = 'R'): CfnResource {
  return new CfnResource(scope, id, { type, properties });
}

function propertiesOf(resource: CfnResource): Record<string, unknown> {
  const stack = Stack.of(resource);
  const { Resources } = stack.resolve(resource._toCloudFormation());
  return Resources[stack.resolve(resource.logicalId)].Properties ?? {};
}

const blocked = { BlockPublicAcls: true, BlockPublicPolicy: true, IgnorePublicAcls: true, RestrictPublicBuckets: true };
const traced = { Mode: 'Active' };

describe('as a mixin it repairs', () => {
  test('an L1, through .with', () => {
    const bucket = new s3.CfnBucket(newStack(), 'B').with(new SecureDefaults({ profile: ControlProfile.STRICT })) as s3.CfnBucket;
    expect(propertiesOf(bucket)).toMatchObject({ PublicAccessBlockConfiguration: blocked, VersioningConfiguration: { Status: 'Enabled' } });
    expect(bucket.versioningConfiguration).toEqual({ status: 'Enabled' });
  });

  test('an L2, and lets its function write traces', () => {
    const stack = newStack();
    new lambda.Function(stack, 'F', { code: lambda.Code.fromInline('x'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X });
    new dynamodb.Table(stack, 'T', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
    Mixins.of(stack).apply(new SecureDefaults());
    const template = Template.fromStack(stack);
    template.hasResourceProperties('AWS::Lambda::Function', { TracingConfig: traced });
    template.hasResourceProperties('AWS::IAM::Policy', { PolicyDocument: { Statement: [{ Action: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'], Resource: '*' }] } });
    template.hasResourceProperties('AWS::DynamoDB::Table', { DeletionProtectionEnabled: true, PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true } });
  });

  test('a raw CfnResource, and says what its role needs', () => {
    const fn = add(newStack(), 'AWS::Lambda::Function', { Role: 'arn:aws:iam::111122223333:role/r' });
    const defaults = new SecureDefaults();
    fn.with(defaults);
    expect(propertiesOf(fn).TracingConfig).toEqual(traced);
    expect(defaults.changes).toContainEqual({
      constructPath: 'S/R', logicalId: 'R', resourceType: 'AWS::Lambda::Function', control: 'FunctionTraced', property: 'TracingConfig.Mode',
      before: 'absent', after: 'Active', wasSet: false, replaces: false, note: 'its role must allow xray:PutTraceSegments and xray:PutTelemetryRecords',
    });
  });

  test('what a template includes', () => {
    const stack = newStack();
    const templateFile = join(mkdtempSync(join(tmpdir(), 'bulwark-')), 'included.json');
    writeFileSync(templateFile, JSON.stringify({ Resources: { Log: { Type: 'AWS::Logs::LogGroup', Properties: {} } } }));
    new CfnInclude(stack, 'Included', { templateFile });
    Mixins.of(stack).apply(new SecureDefaults());
    Template.fromStack(stack).hasResourceProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
  });

  test('an element of a list', () => {
    const table = add(newStack(), 'AWS::DynamoDB::GlobalTable', { Replicas: [{ Region: 'eu-west-1', DeletionProtectionEnabled: true }, { Region: 'eu-west-2' }] });
    table.with(new SecureDefaults({ only: ['GlobalTableDeletionProtected'] }));
    expect(propertiesOf(table)).toEqual({
      Replicas: [{ Region: 'eu-west-1', DeletionProtectionEnabled: true }, { Region: 'eu-west-2', DeletionProtectionEnabled: true }],
    });
  });

  test('an insecure raw override, which it reports as changed', () => {
    const bucket = new s3.CfnBucket(newStack(), 'B');
    bucket.addPropertyOverride('PublicAccessBlockConfiguration', { ...blocked, BlockPublicAcls: false });
    const defaults = new SecureDefaults({ only: ['BucketPublicAccessBlocked'] });
    bucket.with(defaults);
    expect(propertiesOf(bucket).PublicAccessBlockConfiguration).toEqual(blocked);
    expect(defaults.changes).toEqual([expect.objectContaining({ property: 'PublicAccessBlockConfiguration.BlockPublicAcls', before: 'false', after: 'true', wasSet: true })]);
    expect(bucket.node.metadata.map(({ data }) => String(data)).join()).toContain("acknowledge 'Bulwark::BucketPublicAccessBlocked'");
  });
});

describe('it leaves alone', () => {
  test.each<[string, string, Example, SecureDefaultsProps]>([
    ['what is stronger than its constant', 'AWS::Logs::LogGroup', { RetentionInDays: 3653 }, { only: ['LogGroupExpires', 'LogGroupKeptAYear'], profile: ControlProfile.STRICT }],
    ['a stronger TLS policy', 'AWS::ApiGateway::RestApi', { SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', EndpointAccessMode: 'STRICT' }, {}],
    ['what only deployment knows', 'AWS::Lambda::Function', { TracingConfig: { Mode: { Ref: 'Mode' } } }, { only: ['FunctionTraced'] }],
    ['what would be replaced', 'AWS::Lambda::Permission', { Action: 'lambda:*', Principal: 's3.amazonaws.com' }, { only: ['PermissionToInvokeOnly'] }],
    ['explicit values, when told to', 'AWS::Lambda::Function', { TracingConfig: { Mode: 'PassThrough' } }, { only: ['FunctionTraced'], keepExplicit: true }],
    ['excepted controls', 'AWS::Logs::LogGroup', { LogGroupName: 'n' }, { exceptFor: ['LogGroupExpires'] }],
    ['controls of a stricter profile', 'AWS::Lambda::Function', { TracingConfig: traced }, { only: ['FunctionLogsStructured'] }],
    ['what would make another control fail', 'AWS::Cognito::UserPool', { MfaConfiguration: 'OFF', EnabledMfas: [] }, { only: ['UserPoolMfaRequired'] }],
  ])('%s', (_, type, properties, props) => {
    const resource = add(newStack(), type, properties);
    const before = propertiesOf(resource);
    resource.with(new SecureDefaults(props));
    expect(propertiesOf(resource)).toEqual(before);
  });

  test('acknowledged and waived controls, here and above', () => {
    const stack = newStack();
    Validations.of(stack).acknowledge({ id: 'Bulwark::LogGroupExpires', reason: 'kept' });
    const log = add(stack, 'AWS::Logs::LogGroup', {}, 'Log');
    const fn = add(stack, 'AWS::Lambda::Function', {}, 'Fn');
    Bulwark.waive(fn, { control: 'FunctionTraced', reason: 'r', owner: 'o', expires: '2999-01-01' });
    Mixins.of(stack).apply(new SecureDefaults());
    expect([propertiesOf(log).RetentionInDays, propertiesOf(fn).TracingConfig]).toEqual([undefined, undefined]);
  });

  test('and makes a replacement only when asked', () => {
    const stack = newStack();
    const permission = add(stack, 'AWS::Lambda::Permission', { Action: 'lambda:*', Principal: 's3.amazonaws.com' });
    const careful = new SecureDefaults({ only: ['PermissionToInvokeOnly'] });
    permission.with(careful);
    expect(careful.unrepairable).toEqual([expect.objectContaining({ reason: expect.stringContaining('replaces the resource') })]);
    const bold = new SecureDefaults({ only: ['PermissionToInvokeOnly'], replacements: true });
    permission.with(bold);
    expect(propertiesOf(permission).Action).toBe('lambda:InvokeFunction');
    expect(bold.changes).toEqual([expect.objectContaining({ replaces: true })]);
  });
});

describe('SecureDefaults.enforce', () => {
  test('reaches what is added later: by hand, by an aspect, in nested stacks and in stages', () => {
    const app = newApp();
    const early = new Stage(app, 'Early');
    SecureDefaults.enforce(app);
    const stack = new Stack(app, 'S');
    Aspects.of(stack).add({ visit: (node) => { if (node === stack && !stack.node.tryFindChild('Late')) new logs.CfnLogGroup(stack, 'Late'); } });
    const nested = new NestedStack(stack, 'Nested');
    const stacks = [stack, nested, new Stack(early, 'S'), new Stack(new Stage(new Stage(app, 'Outer'), 'Inner'), 'S')];
    for (const one of stacks) new logs.CfnLogGroup(one, 'Log');
    app.synth();
    for (const one of stacks) Template.fromStack(one).allResourcesProperties('AWS::Logs::LogGroup', { RetentionInDays: 365 });
    Template.fromStack(stack).resourceCountIs('AWS::Logs::LogGroup', 2);
  });

  test('says so where a stage was synthesized before it could be reached', () => {
    const app = newApp();
    SecureDefaults.enforce(app);
    const stage = new Stage(app, 'Prod');
    new logs.CfnLogGroup(new Stack(stage, 'S'), 'Log');
    stage.synth();
    app.synth();
    expect(stage.node.metadata.map(({ data }) => String(data)).join()).toContain('Call SecureDefaults.enforce on the stage itself');
  });

  test('changes nothing in a dry run, and prints what it would', () => {
    const written: string[] = [];
    const print = jest.spyOn(process.stderr, 'write').mockImplementation((text) => written.push(String(text)) > 0);
    const app = newApp();
    const fn = add(new Stack(app, 'S'), 'AWS::Lambda::Function', { Environment: { Variables: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } } });
    const before = propertiesOf(fn);
    const defaults = SecureDefaults.enforce(app, { dryRun: true });
    app.synth();
    print.mockRestore();
    expect(propertiesOf(fn)).toEqual(before);
    expect(written.join('')).toContain('S/R (AWS::Lambda::Function): would fill in TracingConfig.Mode: absent -> Active [FunctionTraced]');
    expect(written.join('')).toContain('would change Environment.Variables.NODE_TLS_REJECT_UNAUTHORIZED: (not shown) -> 1 [FunctionCertificatesVerified]');
    expect(defaults.report()).toBe(written.join(''));
  });
});

test('an unknown control id is refused', () => {
  expect(() => new SecureDefaults({ only: ['FunctionTracd'] })).toThrow("'FunctionTracd' is no control");
});

describe('over all examples of the catalog', () => {
  const repairable = controls.filter((one): one is PropertyControl => one.kind === 'property' && repairPaths(one).length > 0);
  const all = { profile: ControlProfile.STRICT, replacements: true };

  test.each(repairable.map((control) => [control.id, control] as const))('%s: failing ones hold or are reported, and a second run changes nothing', (_, control) => {
    for (const example of control.examples.fails) {
      const resource = add(newStack(), control.resource, example);
      const first = new SecureDefaults({ ...all, only: [control.id] });
      resource.with(first);
      const once = propertiesOf(resource);
      const verdict = verdictOf(control, exampleResource(control, once)) ?? 'pass';
      expect(verdict === 'pass').toBe(first.changes.length > 0);
      expect(verdict === 'pass').toBe(first.unrepairable.length === 0);
      const second = new SecureDefaults({ ...all, only: [control.id] });
      resource.with(second);
      expect(second.changes).toEqual([]);
      expect(propertiesOf(resource)).toEqual(once);
    }
  });

  test('passing ones stay as they are, and nothing that passed fails after all repairs', () => {
    for (const control of controls) {
      if (control.kind !== 'property') continue;
      for (const example of [...control.examples.passes, ...control.examples.fails]) {
        const resource = add(newStack(), control.resource, example);
        const before = propertiesOf(resource);
        const passing = control.examples.passes.includes(example);
        resource.with(new SecureDefaults(passing ? { ...all, only: [control.id] } : all));
        const after = propertiesOf(resource);
        if (passing) expect(after).toEqual(before);
        const failing = (properties: Example) => controls
          .filter((one) => one.kind === 'property' && one.resource === control.resource && verdictOf(one, exampleResource(one, properties)) === 'fail')
          .map(({ id }) => id);
        expect(failing(before)).toEqual(expect.arrayContaining(failing(after)));
      }
    }
  });
});
