import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { Bulwark } from '../../lib/validation/bulwark';
import {
  ControlOutcome, ControlSeverity, CustomPropertyControl, CustomPropertyControlProps, CustomResourceControl,
} from '../../lib/validation/custom-control';
import { Guardrails, GuardrailsOptions } from '../../lib/validation/guardrails';
import { JudgedResource, PropertyValueKind } from '../../lib/validation/judged-resource';
import { Requirement } from '../../lib/validation/requirement';
import { synthesisReport } from './synthesis-report';

const owned: CustomPropertyControlProps = {
  id: 'FunctionOwned', title: 'Functions have an owner', severity: ControlSeverity.LOW, why: 'Nobody is called at night.',
  fix: 'Add the tag owner.', resourceType: 'AWS::Lambda::Function',
  requires: Requirement.some('Tags', Requirement.isOneOf('Key', 'owner')),
  fails: ['{}', '{"Tags":[{"Key":"name","Value":"x"}]}'],
  passes: ['{"Tags":[{"Key":"owner","Value":"shop"}]}'],
};

/** A table that a queue's consumer writes has to have the queue's name in a tag: nonsense, but over two resources. */
class QueueNamed extends CustomResourceControl {
  public constructor() {
    super({
      id: 'QueueNamed', title: 'Queues are named', severity: ControlSeverity.HIGH, why: 'Nobody finds them.', fix: 'Name it.',
      resourceTypes: ['AWS::SQS::Queue'], satisfies: ['House/1'],
      fails: ['{"Queue":{"Type":"AWS::SQS::Queue"}}'],
      passes: ['{"Queue":{"Type":"AWS::SQS::Queue","Properties":{"QueueName":"orders"}}}'],
    });
  }

  public check(queue: JudgedResource): ControlOutcome[] {
    return queue.values('QueueName').flatMap(({ kind, description }) => {
      if (kind === PropertyValueKind.SCALAR) return [];
      return [{ message: `its name is ${description}`, unknown: kind === PropertyValueKind.UNKNOWN, path: 'QueueName', detail: 'name' }];
    });
  }
}

function synthesize(options: GuardrailsOptions, build: (stack: Stack) => void) {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'bulwark-')), analyticsReporting: false });
  Guardrails.enforce(app, options);
  build(new Stack(app, 'S'));
  return synthesisReport(app);
}

const queue = (stack: Stack, QueueName?: unknown) => new CfnResource(stack, 'Queue', { type: 'AWS::SQS::Queue', properties: { QueueName } });

describe('a control of your own', () => {
  test('over properties is judged and explained like any other', () => {
    const report = synthesize({ customControls: [new CustomPropertyControl(owned)] }, (stack) => {
      new CfnResource(stack, 'Fn', { type: 'AWS::Lambda::Function', properties: { Tags: [{ Key: 'name', Value: 'x' }] } });
    });
    expect(report.of('FunctionOwned')).toEqual([{ rule: 'FunctionOwned', path: 'S/Fn', property: 'Properties.Tags.0.Key', severity: 'error' }]);
  });

  test('over the graph fails, can not tell, and passes', () => {
    const of = (name?: unknown) => synthesize({ customControls: [new QueueNamed()] }, (stack) => { queue(stack, name); }).of('QueueNamed');
    expect(of()).toEqual([{ rule: 'QueueNamed[name]', path: 'S/Queue', property: 'Properties.QueueName', severity: 'error' }]);
    expect(of({ 'Fn::ImportValue': 'Elsewhere' })).toEqual([expect.objectContaining({ severity: 'warning' })]);
    expect(of('orders')).toEqual([]);
  });

  test('is waived and switched off like any other', () => {
    const waived = synthesize({ customControls: [new QueueNamed()] }, (stack) => {
      Bulwark.waive(queue(stack), { control: 'QueueNamed', reason: 'r', owner: 'o', expires: '2999-01-01' });
    });
    expect(waived.of('QueueNamed')).toEqual([]);
    expect(waived.of('WaiverKnown')).toEqual([]);
    const off = { customControls: [new QueueNamed()], switchedOff: [{ control: 'QueueNamed', reason: 'not for this app' }] };
    expect(synthesize(off, queue).of('QueueNamed')).toEqual([]);
  });

  test('that throws is a finding', () => {
    class Broken extends QueueNamed {
      public check(resource: JudgedResource): ControlOutcome[] {
        if (resource.stackName !== 'Example') throw new Error('no network');
        return super.check(resource);
      }
    }
    const report = synthesize({ customControls: [new Broken()] }, (stack) => { queue(stack, 'orders'); });
    expect(report.of('QueueNamed')).toEqual([expect.objectContaining({ severity: 'error' })]);
  });

  test('sees the resources that a property names, in other stacks too', () => {
    const seen: string[] = [];
    class Referring extends QueueNamed {
      public check(resource: JudgedResource): ControlOutcome[] {
        if (resource.stackName === 'Example') return super.check(resource);
        seen.push(...resource.referenced('RedrivePolicy.deadLetterTargetArn').map(({ constructPath }) => constructPath!));
        seen.push(String(resource.resourcesOfType('AWS::SQS::Queue').filter((other) => other.is(resource)).length));
        return [];
      }
    }
    synthesize({ customControls: [new Referring()] }, (stack) => {
      const dead = new CfnResource(new Stack(stack.node.root as App, 'Dead'), 'Queue', { type: 'AWS::SQS::Queue' });
      new CfnResource(stack, 'Queue', { type: 'AWS::SQS::Queue', properties: { RedrivePolicy: { deadLetterTargetArn: dead.getAtt('Arn') } } });
    });
    expect(seen).toEqual(expect.arrayContaining(['Dead/Queue', '1']));
  });

  test.each([
    [{ id: 'my-control' }, "CustomControl 'my-control': an id is PascalCase without a prefix, such as 'FunctionOwned'."],
    [{ why: '' }, "CustomControl 'FunctionOwned': 'why' is empty; say it to whoever gets the finding."],
    [{ fails: [] }, "CustomControl 'FunctionOwned': give at least one example that fails and one that passes."],
    [{ fails: ['{'] }, "CustomControl 'FunctionOwned': an example is not valid JSON"],
    [{ fails: owned.passes }, "CustomControl 'FunctionOwned': it does not fail {\"Tags\":"],
    [{ passes: owned.fails }, "CustomControl 'FunctionOwned': it does not pass {}; correct the control or the example."],
    [{ id: 'FunctionTraced' }, "CustomControl 'FunctionTraced': there is a control of that id already; give it another."],
  ])('with %j is refused', (wrong, message) => {
    const app = new App();
    expect(() => Guardrails.enforce(app, { customControls: [new CustomPropertyControl({ ...owned, ...wrong })] })).toThrow(message);
  });
});

describe('a control that is switched off', () => {
  test('is not asked', () => {
    const fn = (stack: Stack) => { new CfnResource(stack, 'Fn', { type: 'AWS::Lambda::Function', properties: {} }); };
    expect(synthesize({}, fn).of('FunctionTraced')).toHaveLength(1);
    expect(synthesize({ switchedOff: [{ control: 'FunctionTraced', reason: 'another tool traces' }] }, fn).of('FunctionTraced')).toEqual([]);
  });

  test.each([
    [{ control: 'FunctionTracked', reason: 'x' }, "switchedOff: 'FunctionTracked' is no control; see docs/controls/index.md for their ids."],
    [{ control: 'FunctionTraced', reason: ' ' }, "switchedOff: say in 'reason' why 'FunctionTraced' is not for this app."],
  ])('%j is refused', (off, message) => {
    expect(() => Guardrails.enforce(new App(), { switchedOff: [off] })).toThrow(message);
  });
});

test.each<[string, Requirement, object, object]>([
  ['present', Requirement.present('A'), { A: 1 }, {}],
  ['absent', Requirement.absent('A'), {}, { A: 1 }],
  ['isTrue', Requirement.isTrue('A'), { A: 'true' }, { A: false }],
  ['isFalse', Requirement.isFalse('A'), { A: false }, {}],
  ['isOneOf', Requirement.isOneOf('A', 'x', '90'), { A: 90 }, { A: 'y' }],
  ['atLeast', Requirement.atLeast('A', 3), { A: 3 }, { A: 2 }],
  ['atMost', Requirement.atMost('A', 3), { A: 3 }, { A: 4 }],
  ['matches', Requirement.matches('A', '^https:', 'be an https URL'), { A: 'https://x' }, { A: 'http://x' }],
  ['each', Requirement.each('A', Requirement.isTrue('')), { A: [true, true] }, { A: [true, false] }],
  ['some', Requirement.some('A', Requirement.isTrue('')), { A: [false, true] }, { A: [false] }],
  ['allOf', Requirement.allOf(Requirement.isTrue('A'), Requirement.isTrue('B')), { A: true, B: true }, { A: true }],
  ['anyOf', Requirement.anyOf(Requirement.isTrue('A'), Requirement.isTrue('B')), { B: true }, {}],
  ['not', Requirement.not(Requirement.isTrue('A')), { A: false }, { A: true }],
])('Requirement.%s holds and does not', (_, requires, passes, fails) => {
  const control = new CustomPropertyControl({ ...owned, requires, passes: [JSON.stringify(passes)], fails: [JSON.stringify(fails)] });
  expect(() => Guardrails.enforce(new App(), { customControls: [control] })).not.toThrow();
});
