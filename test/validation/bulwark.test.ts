import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { Bulwark } from '../../lib/validation/bulwark';
import { ControlProfile } from '../../lib/validation/control-profile';
import { Guardrails } from '../../lib/validation/guardrails';
import { NagPackName } from '../../lib/validation/nag-packs';
import { synthesisReport } from './synthesis-report';

const waiver = { control: 'FunctionTraced', reason: 'is called once a year', owner: 'shop@example.com', expires: '2027-06-30', ticket: 'SEC-7' };
const settled = 'is called once a year (shop@example.com, until 2027-06-30, SEC-7)';

beforeEach(() => { jest.useFakeTimers({ now: new Date('2026-12-01T12:00:00Z'), doNotFake: ['nextTick', 'setImmediate'] }); });
afterEach(() => { jest.useRealTimers(); });

function newApp(): App {
  return new App({ outdir: mkdtempSync(join(tmpdir(), 'bulwark-')), analyticsReporting: false });
}

function untraced(scope: Construct, id = 'Fn'): CfnResource {
  return new CfnResource(scope, id, { type: 'AWS::Lambda::Function', properties: { TracingConfig: { Mode: 'PassThrough' } } });
}

const tracedPaths = (report: ReturnType<typeof synthesisReport>) => report.of('FunctionTraced').map(({ path }) => path);

describe('a waiver', () => {
  test('lets the findings of its control pass at its construct and below, and is shown as suppressed with owner and day', () => {
    const app = newApp();
    Guardrails.enforce(app);
    const stack = new Stack(app, 'S');
    Bulwark.waive(untraced(stack, 'Waived'), waiver);
    untraced(stack, 'Other');
    const report = synthesisReport(app);
    expect(tracedPaths(report)).toEqual(['S/Other']);
    expect(report.suppressed).toContainEqual({ rule: 'FunctionTraced', path: 'S/Waived', reason: settled });
  });

  test('of a single finding leaves the others of its control', () => {
    const app = newApp();
    Guardrails.enforce(app, { profile: ControlProfile.STRICT });
    const stack = new Stack(app, 'S');
    const policy = new CfnResource(stack, 'Policy', {
      type: 'AWS::IAM::Policy',
      properties: { PolicyName: 'p', PolicyDocument: { Statement: [{ Effect: 'Allow', Action: ['s3:*', 'sqs:*'], Resource: 'arn:aws:s3:::orders' }] } },
    });
    Bulwark.waive(policy, { ...waiver, control: 'PolicyActionsNamed[Action::s3:*]' });
    expect(synthesisReport(app).of('PolicyActionsNamed').map(({ rule }) => rule)).toEqual(['PolicyActionsNamed[Action::sqs:*]']);
  });

  test('with a path covers what the pattern names below its construct, also what is added later', () => {
    const app = newApp();
    Guardrails.enforce(app);
    const stack = new Stack(app, 'S');
    Bulwark.waive(app, { ...waiver, path: 'S/Legacy*/**' });
    untraced(new Construct(stack, 'LegacyApi'));
    untraced(new Construct(stack, 'Api'));
    expect(tracedPaths(synthesisReport(app))).toEqual(['S/Api/Fn']);
  });

  test('that has expired fails, as does what it covered', () => {
    const app = newApp();
    Guardrails.enforce(app);
    Bulwark.waive(untraced(new Stack(app, 'S')), { ...waiver, expires: '2026-11-30' });
    const report = synthesisReport(app);
    expect(report.failed).toBe(true);
    expect(tracedPaths(report)).toEqual(['S/Fn']);
    expect(report.of('WaiverExpired')).toEqual([expect.objectContaining({ path: 'S/Fn', severity: 'error' })]);
  });

  test('that expires soon or covers nothing is a warning', () => {
    const app = newApp();
    Guardrails.enforce(app, { profile: ControlProfile.BASELINE });
    const stack = new Stack(app, 'S');
    const bucket = new CfnResource(stack, 'Open', { type: 'AWS::S3::Bucket', properties: { AccessControl: 'PublicRead' } });
    Bulwark.waive(bucket, { ...waiver, control: 'BucketAclPrivate', expires: '2026-12-15' });
    Bulwark.waive(stack, { ...waiver, control: 'FunctionUrlAuthenticated' });
    Bulwark.waive(stack, { ...waiver, control: 'FunctionMemorySet' });
    const report = synthesisReport(app);
    expect(report.of('WaiverExpiresSoon')).toEqual([expect.objectContaining({ path: 'S/Open', severity: 'warning' })]);
    // FunctionMemorySet was not asked in this profile, so whether it is needed can't be told.
    expect(report.of('WaiverUsed')).toEqual([expect.objectContaining({ path: 'S', severity: 'warning' })]);
  });

  test('of no control that there is fails', () => {
    const app = newApp();
    Guardrails.enforce(app);
    Bulwark.waive(new Stack(app, 'S'), { ...waiver, control: 'FunctionTracked' });
    const report = synthesisReport(app);
    expect(report.failed).toBe(true);
    expect(report.of('WaiverKnown')).toHaveLength(1);
  });

  test('on the app counts in a stage that has a pack of its own', () => {
    const app = newApp();
    const stage = new Stage(app, 'Prod');
    Guardrails.enforce(app);
    Guardrails.enforce(stage);
    Bulwark.waive(app, waiver);
    new Stack(app, 'Plain');
    untraced(new Stack(stage, 'S'));
    const report = synthesisReport(app);
    expect(tracedPaths(report)).toEqual([]);
    expect(report.of('WaiverUsed')).toEqual([]);
  });

  test("of another plugin's rule is an acknowledgement until its day", () => {
    const rulesOf = (expires: string) => {
      const app = newApp();
      Guardrails.enforce(app, { profile: ControlProfile.BASELINE, nagPacks: [NagPackName.AWS_SOLUTIONS] });
      const queue = new CfnResource(new Stack(app, 'S'), 'Fn', { type: 'AWS::Lambda::Function', properties: {} });
      Bulwark.waive(queue, { ...waiver, control: 'AwsSolutions::AwsSolutions-L1', expires });
      return queue.node.metadata.filter(({ type }) => type === 'aws:cdk:acknowledged-rules').map(({ data }) => data);
    };
    expect(rulesOf('2027-06-30')).toEqual([{ 'AwsSolutions::AwsSolutions-L1': settled }]);
    expect(rulesOf('2026-11-30')).toEqual([]);
  });

  test.each([
    [{ reason: '' }, "Bulwark.waive('S/Fn', { control: 'FunctionTraced' }): 'reason' is missing; a waiver has control, reason, owner, expires."],
    [{ owner: ' ' }, "Bulwark.waive('S/Fn', { control: 'FunctionTraced' }): 'owner' must be text."],
    [{ expires: '30.6.2027' }, "Bulwark.waive('S/Fn', { control: 'FunctionTraced' }): 'expires' is '30.6.2027'; write the last day that it counts as YYYY-MM-DD."],
    [{ control: 'AwsSolutions::X', path: 'a/*' }, "Bulwark.waive('S/Fn'): the CDK has no path patterns for the rules of other plugins. Waive AwsSolutions::X on each construct."],
  ])('with %j is refused', (wrong, message) => {
    const fn = untraced(new Stack(newApp(), 'S'));
    expect(() => Bulwark.waive(fn, { ...waiver, ...wrong })).toThrow(message);
  });

  test('counts in unit tests, until it expires', () => {
    const stack = new Stack(newApp(), 'S');
    new CfnResource(stack, 'Bucket', { type: 'AWS::S3::Bucket', properties: { AccessControl: 'PublicRead' } });
    const profile = ControlProfile.BASELINE;
    Bulwark.waive(stack, { ...waiver, control: 'BucketAclPrivate' });
    Guardrails.expectSecure(stack, { profile });
    jest.setSystemTime(new Date('2027-07-01T00:00:00Z'));
    expect(() => Guardrails.expectSecure(stack, { profile })).toThrow(/BucketAclPrivate[\s\S]*expired on 2027-06-30/);
  });
});

describe('recorded in files', () => {
  function file(name: string, text: string): string {
    const path = join(mkdtempSync(join(tmpdir(), 'bulwark-')), name);
    writeFileSync(path, text);
    return path;
  }

  test('waivers count like those in code', () => {
    const app = newApp();
    const waiversFile = file('waivers.yaml', 'waivers: [{control: FunctionTraced, path: S/Fn, reason: r, owner: o, expires: 2027-01-31}]');
    Guardrails.enforce(app, { waiversFile });
    const stack = new Stack(app, 'S');
    untraced(stack);
    untraced(stack, 'Other');
    expect(tracedPaths(synthesisReport(app))).toEqual(['S/Other']);
  });

  test('an unused or expired waiver is reported without a construct', () => {
    const app = newApp();
    const waiversFile = file('waivers.yaml', 'waivers: [{control: FunctionTraced, path: S/Gone, reason: r, owner: o, expires: 2026-11-30}]');
    Guardrails.enforce(app, { waiversFile });
    new Stack(app, 'S');
    const report = synthesisReport(app);
    expect(report.failed).toBe(true);
    expect(report.of('WaiverExpired')).toHaveLength(1);
  });

  test('the findings of a baseline pass, new ones fail, and repaired ones have to go', () => {
    const app = newApp();
    const entry = (logicalId: string) => ({ stack: 'Deployed', logicalId, id: 'FunctionTraced', verdict: 'fail' });
    const baselineFile = file('baseline.json', JSON.stringify({ version: 1, findings: [entry('Fn'), entry('Gone')] }));
    Guardrails.enforce(app, { baselineFile });
    const stack = new Stack(app, 'S', { stackName: 'Deployed' });
    untraced(stack);
    untraced(stack, 'New');
    const report = synthesisReport(app);
    expect(tracedPaths(report)).toEqual(['S/New']);
    expect(report.suppressed).toContainEqual({ rule: 'FunctionTraced', path: 'S/Fn', reason: 'in the baseline' });
    expect(report.of('BaselineShrinks')).toHaveLength(1);
  });
});

test('an acknowledgement without a reason fails', () => {
  const app = newApp();
  Guardrails.enforce(app);
  const fn = untraced(new Stack(app, 'S'));
  fn.node.addMetadata('aws:cdk:acknowledged-rules', { 'Bulwark::FunctionTraced': '' });
  const report = synthesisReport(app);
  expect(report.failed).toBe(true);
  expect(report.of('AcknowledgementReasoned')).toEqual([expect.objectContaining({ path: 'S/Fn' })]);
});
