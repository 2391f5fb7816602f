import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, AppProps, CfnOutput, CfnResource, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import * as pipelines from 'aws-cdk-lib/pipelines';
import { Construct } from 'constructs';
import { BulwarkChecks } from '../../lib/validation/bulwark-checks';
import { Guardrails } from '../../lib/validation/guardrails';
import { CdkResources } from '../../lib/validation/policy-violations';
import { synthesisReport } from './synthesis-report';

function newApp(props: AppProps = {}): App {
  return new App({ outdir: mkdtempSync(join(tmpdir(), 'bulwark-')), analyticsReporting: false, ...props });
}

/** A function whose only property that matters here is its tracing. */
function untraced(scope: Construct, id = 'Fn', tracing: unknown = { Mode: 'PassThrough' }): CfnResource {
  return new CfnResource(scope, id, { type: 'AWS::Lambda::Function', properties: { TracingConfig: tracing } });
}

const traced = (report: ReturnType<typeof synthesisReport>) => report.of('FunctionTraced');

describe('what the pack sees', () => {
  test('a raw resource that breaks a control fails the synthesis, with its construct path and property', () => {
    const app = newApp();
    Guardrails.enforce(app);
    untraced(new Stack(app, 'S'));
    const report = synthesisReport(app);
    expect(report.failed).toBe(true);
    expect(traced(report)).toEqual([{ rule: 'FunctionTraced', path: 'S/Fn', property: 'Properties.TracingConfig.Mode', severity: 'error' }]);
  });

  test('an output that holds a secret is found at its stack', () => {
    const app = newApp();
    Guardrails.enforce(app);
    new CfnOutput(new Stack(app, 'S'), 'Token', { value: '{{resolve:secretsmanager:orders}}' });
    const report = synthesisReport(app);
    expect(report.failed).toBe(true);
    expect(report.of('OutputWithoutSecret')).toMatchObject([{ rule: 'OutputWithoutSecret[Token]', path: 'S', severity: 'error' }]);
  });

  test('a property override of an L2 is seen', () => {
    const app = newApp();
    Guardrails.enforce(app);
    const fn = new lambda.Function(new Stack(app, 'S'), 'Fn', {
      code: lambda.Code.fromInline('x'), handler: 'index.handler', runtime: lambda.Runtime.NODEJS_22_X, tracing: lambda.Tracing.ACTIVE,
    });
    (fn.node.defaultChild as CfnResource).addPropertyOverride('TracingConfig.Mode', 'PassThrough');
    expect(traced(synthesisReport(app)).map(({ path }) => path)).toEqual(['S/Fn/Resource']);
  });

  test('a resource in a nested stack is seen, and its parameters are read from the parent', () => {
    const app = newApp();
    Guardrails.enforce(app);
    const nested = new NestedStack(new Stack(app, 'S'), 'Nested', { parameters: { Mode: 'PassThrough' } });
    new CfnResource(nested, 'Fn', { type: 'AWS::Lambda::Function', properties: { TracingConfig: { Mode: { Ref: 'Mode' } } } });
    expect(traced(synthesisReport(app)).map(({ path }) => path)).toEqual(['S/Nested/Fn']);
  });

  test('resources of an included template and SAM functions are seen', () => {
    const app = newApp();
    Guardrails.enforce(app);
    const file = join(mkdtempSync(join(tmpdir(), 'bulwark-')), 'included.json');
    writeFileSync(file, JSON.stringify({
      Transform: 'AWS::Serverless-2016-10-31',
      Resources: {
        Plain: { Type: 'AWS::Lambda::Function', Properties: { Role: 'arn', Code: { ZipFile: 'x' } }, Metadata: { 'aws:cdk:path': 'Elsewhere/Plain' } },
        Sam: { Type: 'AWS::Serverless::Function', Properties: { Tracing: 'PassThrough', InlineCode: 'x', Handler: 'i.h', Runtime: 'nodejs24.x' } },
      },
    }));
    new CfnInclude(new Stack(app, 'S'), 'Included', { templateFile: file });
    expect(traced(synthesisReport(app)).map(({ path }) => path).sort()).toEqual(['S/Included/Plain', 'S/Included/Sam']);
  });

  test('the construct is found where path metadata is switched off', () => {
    const app = newApp({ context: { 'aws:cdk:enable-path-metadata': false } });
    Guardrails.enforce(app);
    untraced(new Stack(app, 'S'));
    expect(traced(synthesisReport(app)).map(({ path }) => path)).toEqual(['S/Fn']);
  });

  test('what can not be told is a warning and does not fail the synthesis', () => {
    const app = newApp();
    Validations.of(app).addPlugins(new OnlyTracing());
    const stack = new Stack(app, 'S');
    new CfnResource(stack, 'Mode', { type: 'AWS::SSM::Parameter', properties: { Type: 'String', Value: 'Active' } });
    untraced(stack, 'Fn', { Mode: { 'Fn::GetAtt': ['Mode', 'Value'] } });
    const report = synthesisReport(app);
    expect(report.failed).toBe(false);
    expect(traced(report)).toMatchObject([{ path: 'S/Fn', severity: 'warning' }]);
  });

  test('what the CDK itself adds is reported apart and fails only when asked to', () => {
    const failures = [CdkResources.REPORT, CdkResources.ENFORCE, CdkResources.IGNORE].map((cdkResources) => {
      const app = newApp();
      Validations.of(app).addPlugins(new OnlyTracing(undefined, { cdkResources }));
      untraced(new Construct(new Stack(app, 'S'), 'Custom::S3AutoDeleteObjectsCustomResourceProvider'), 'Handler');
      const report = synthesisReport(app);
      return [report.failed, traced(report).map(({ severity }) => severity)];
    });
    expect(failures).toEqual([[false, ['info']], [true, ['error']], [false, []]]);
  });
});

describe('acknowledging', () => {
  function acknowledged(acknowledge: (app: App, stack: Stack, fn: CfnResource) => void) {
    const app = newApp();
    Validations.of(app).addPlugins(new OnlyTracing());
    const stack = new Stack(app, 'S');
    const fn = untraced(stack);
    untraced(new Stack(app, 'Other'));
    acknowledge(app, stack, fn);
    const report = synthesisReport(app);
    return { open: traced(report).map(({ path }) => path), suppressed: report.suppressed };
  }
  const id = 'Bulwark::FunctionTraced';

  test('a control on the resource or above it is acknowledged there and nowhere else', () => {
    const onResource = acknowledged((_app, _stack, fn) => Validations.of(fn).acknowledge({ id, reason: 'own tracer' }));
    const onStack = acknowledged((_app, stack) => Validations.of(stack).acknowledge({ id, reason: 'own tracer' }));
    for (const { open, suppressed } of [onResource, onStack]) {
      expect(open).toEqual(['Other/Fn']);
      expect(suppressed).toEqual([{ rule: 'FunctionTraced', path: 'S/Fn', reason: 'own tracer' }]);
    }
  });

  test('the closest acknowledgement gives the reason', () => {
    const { open, suppressed } = acknowledged((app, _stack, fn) => {
      Validations.of(app).acknowledge({ id, reason: 'far' });
      Validations.of(fn).acknowledge({ id, reason: 'near' });
    });
    expect(open).toEqual([]);
    expect(suppressed.map(({ path, reason }) => `${path}: ${reason}`).sort()).toEqual(['Other/Fn: far', 'S/Fn: near']);
  });

  test('acknowledging another rule changes nothing', () => {
    const { open } = acknowledged((app) => Validations.of(app).acknowledge({ id: 'Bulwark::Other', reason: 'no' }));
    expect(open.sort()).toEqual(['Other/Fn', 'S/Fn']);
  });

  test('an app with some findings acknowledged still fails for the others', () => {
    const app = newApp();
    Guardrails.enforce(app);
    const fn = untraced(new Stack(app, 'S'));
    Validations.of(fn).acknowledge({ id, reason: 'own tracer' });
    expect(synthesisReport(app).failed).toBe(true);
  });
});

describe('a finding is reported once', () => {
  test('when the app and a stage in it are both enforced', () => {
    const app = newApp();
    const stage = new Stage(app, 'Prod');
    Guardrails.enforce(app);
    Guardrails.enforce(stage);
    untraced(new Stack(stage, 'S'));
    untraced(new Stack(app, 'Tools'));
    expect(traced(synthesisReport(app)).map(({ path }) => path).sort()).toEqual(['Prod/S/Fn', 'Tools/Fn']);
  });

  test('when two packs are added to one app', () => {
    const app = newApp();
    Validations.of(app).addPlugins(new BulwarkChecks(), new BulwarkChecks());
    untraced(new Stack(app, 'S'));
    expect(traced(synthesisReport(app))).toHaveLength(1);
  });

  test('when a pipeline deploys the stage, and synthesizes it early', () => {
    const app = newApp();
    Guardrails.enforce(app);
    const pipelineStack = new Stack(app, 'Pipeline', { env: { account: '111122223333', region: 'eu-west-1' } });
    const pipeline = new pipelines.CodePipeline(pipelineStack, 'Pipeline', {
      synth: new pipelines.ShellStep('Synth', {
        input: pipelines.CodePipelineSource.connection('example/orders', 'main', {
          connectionArn: 'arn:aws:codestar-connections:eu-west-1:111122223333:connection/orders',
        }),
        commands: ['npx cdk synth'],
      }),
    });
    const stage = new Stage(app, 'Prod', { env: { account: '111122223333', region: 'eu-west-1' } });
    untraced(new Stack(stage, 'S'));
    pipeline.addStage(stage);
    expect(traced(synthesisReport(app)).map(({ path }) => path)).toEqual(['Prod/S/Fn']);
  });

  test('and again in the next synthesis', () => {
    const app = newApp();
    const stage = new Stage(app, 'Prod');
    Guardrails.enforce(app);
    Guardrails.enforce(stage);
    untraced(new Stack(stage, 'S'));
    synthesisReport(app);
    expect(traced(synthesisReport(app, { force: true })).map(({ path }) => path)).toEqual(['Prod/S/Fn']);
  });
});

/** The pack, asking for one control alone. */
class OnlyTracing extends BulwarkChecks {
  public validate(context: Parameters<BulwarkChecks['validate']>[0]) {
    const report = super.validate(context);
    const violations = report.violations.filter(({ ruleName }) => ruleName.startsWith('FunctionTraced'));
    return { violations, success: violations.every(({ severity }) => severity !== 'error') };
  }
}
