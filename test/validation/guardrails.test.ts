import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ControlProfile } from '../../lib/validation/control-profile';
import { Guardrails } from '../../lib/validation/guardrails';
import { NagPackName } from '../../lib/validation/nag-packs';
import { synthesisReport } from './synthesis-report';

function newApp(): App {
  return new App({ outdir: mkdtempSync(join(tmpdir(), 'bulwark-')), analyticsReporting: false });
}

function untraced(scope: Construct, id = 'Fn'): CfnResource {
  return new CfnResource(scope, id, { type: 'AWS::Lambda::Function', properties: { TracingConfig: { Mode: 'PassThrough' } } });
}

describe('Guardrails.enforce', () => {
  test('refuses a scope that the CDK does not validate as a whole', () => {
    expect(() => Guardrails.enforce(new Stack(newApp(), 'S'))).toThrow(/Guardrails.enforce\('S'\).*Give it the App, or the Stage/);
  });

  test('given a stage, it judges that stage alone', () => {
    const app = newApp();
    const stage = new Stage(app, 'Prod');
    Guardrails.enforce(stage);
    untraced(new Stack(stage, 'S'));
    untraced(new Stack(app, 'Tools'));
    expect(synthesisReport(app).of('FunctionTraced').map(({ path }) => path)).toEqual(['Prod/S/Fn']);
  });

  test('asks each stage as much as its profile does, and the rest as much as the app\'s', () => {
    const app = newApp();
    const [production, sandbox] = ['Prod', 'Sandbox'].map((id) => new Stage(app, id));
    Guardrails.enforce(app);
    Guardrails.enforce(production, { profile: ControlProfile.STRICT });
    Guardrails.enforce(sandbox, { profile: ControlProfile.BASELINE });
    for (const scope of [app, production, sandbox]) untraced(new Stack(scope, 'S'));
    const report = synthesisReport(app);
    expect(report.of('FunctionTraced').map(({ path }) => path).sort()).toEqual(['Prod/S/Fn', 'S/Fn']);
    expect(report.of('FunctionErrorsAlarmed').map(({ path }) => path)).toEqual(['Prod/S/Fn']);
  });
});

describe('Guardrails.expectSecure', () => {
  test('throws with the finding, its construct path and the fix', () => {
    const stack = new Stack(newApp(), 'S');
    untraced(stack);
    expect(() => Guardrails.expectSecure(stack)).toThrow(/'S' is not secure[^]*S\/Fn \(AWS::Lambda::Function\): TracingConfig.Mode is PassThrough[^]*\[Bulwark::FunctionTraced\]\n    Set TracingConfig.Mode/);
  });

  test('judges stacks inside a stage, where the CDK runs no plugins', () => {
    const stage = new Stage(newApp(), 'Prod');
    const stack = new Stack(stage, 'S');
    untraced(stack);
    expect(() => Guardrails.expectSecure(stage)).toThrow(/Prod\/S\/Fn/);
    expect(() => Guardrails.expectSecure(stack)).toThrow(/Prod\/S\/Fn/);
  });

  test('judges no other stack than the one given', () => {
    const app = newApp();
    untraced(new Stack(app, 'Bad'));
    expect(() => Guardrails.expectSecure(new Stack(app, 'Good'))).not.toThrow();
    expect(() => Guardrails.expectSecure(app)).toThrow(/Bad\/Fn/);
  });

  test('honours acknowledgements', () => {
    const stack = new Stack(newApp(), 'S');
    new CfnResource(stack, 'Topic', { type: 'AWS::IAM::Group' });
    const fn = untraced(stack);
    expect(() => Guardrails.expectSecure(fn)).toThrow(/FunctionTraced/);
    const again = new Stack(newApp(), 'S');
    Validations.of(untraced(again)).acknowledge({ id: 'Bulwark::FunctionTraced', reason: 'own tracer' });
    expect(() => Guardrails.expectSecure(again)).not.toThrow(/FunctionTraced/);
  });

  test('says the same whether or not the app is enforced', () => {
    const app = newApp();
    Guardrails.enforce(app, { nagPacks: [NagPackName.AWS_SOLUTIONS] });
    const stack = new Stack(app, 'S');
    untraced(stack);
    expect(() => Guardrails.expectSecure(stack)).toThrow(/'S' is not secure/);
  });
});
