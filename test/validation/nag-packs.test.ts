import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { rules } from 'cdk-nag';
import { controls } from '../../lib/catalog/index.generated';
import { ControlProfile } from '../../lib/validation/control-profile';
import { Guardrails } from '../../lib/validation/guardrails';
import { betterControl, equivalentControls, equivalentRules } from '../../lib/validation/nag-equivalents';
import { NagPackName } from '../../lib/validation/nag-packs';
import { synthesisReport } from './synthesis-report';

const packs = [NagPackName.SERVERLESS, NagPackName.NIST_800_53_R5, NagPackName.AWS_SOLUTIONS];

/** What each pack reports of each construct, by the names of the rules. */
function nagFindings(app: App): string[] {
  synthesisReport(app);
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')) as {
    pluginReports: { pluginName: string; violations: { ruleName: string; violatingConstructs: { constructPath: string }[] }[] }[];
  };
  return pluginReports.filter(({ pluginName }) => pluginName !== 'Bulwark').flatMap(({ violations }) =>
    violations.flatMap(({ ruleName, violatingConstructs }) => violatingConstructs.map(({ constructPath }) => `${ruleName} ${constructPath}`)));
}

function appWithFunction(tracing: lambda.Tracing): { app: App; stage: Stage } {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'bulwark-')), analyticsReporting: false });
  const stage = new Stage(app, 'Prod');
  new lambda.CfnFunction(new Stack(stage, 'S'), 'Fn', {
    code: { zipFile: 'x' }, handler: 'index.handler', role: 'arn:aws:iam::111122223333:role/orders', runtime: 'nodejs24.x', tracingConfig: { mode: tracing },
  });
  new CfnResource(new Stack(app, 'Tools'), 'Topic', { type: 'AWS::SNS::Topic' });
  return { app, stage };
}

test('a rule whose question a control has answered with a finding is not reported again', () => {
  const { app } = appWithFunction(lambda.Tracing.PASS_THROUGH);
  Guardrails.enforce(app, { nagPacks: packs });
  expect(nagFindings(app).filter((finding) => finding.includes('LambdaTracing') || finding.includes('LambdaDLQ'))).toEqual([]);
});

test('a rule is reported by one pack alone', () => {
  const { app } = appWithFunction(lambda.Tracing.ACTIVE);
  Guardrails.enforce(app, { nagPacks: packs });
  const concurrency = nagFindings(app).filter((finding) => finding.includes('LambdaConcurrency'));
  expect(concurrency).toEqual(['NIST.800.53.R5-LambdaConcurrency Prod/S/Fn']);
});

test.each([
  ['by the control, which sees what uses it', ControlProfile.STANDARD, []],
  ['by cdk-nag, where the profile does not ask', ControlProfile.BASELINE, ['Serverless-SQSRedrivePolicy S/Undelivered', 'AwsSolutions-SQS3 S/Undelivered']],
])('whether a queue of undelivered events needs another queue is answered %s', (_, profile, findings) => {
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'bulwark-')), analyticsReporting: false });
  const stack = new Stack(app, 'S');
  const queue = new sqs.CfnQueue(stack, 'Undelivered');
  new events.CfnRule(stack, 'Rule', { scheduleExpression: 'rate(1 hour)', targets: [{ id: 'a', arn: 'arn:aws:sns:eu-west-1:111122223333:a', deadLetterConfig: { arn: queue.attrArn } }] });
  Guardrails.enforce(app, { nagPacks: packs, profile });
  expect(nagFindings(app).filter((finding) => /SQSRedrivePolicy|SQSQueueDLQ|SQS3/.test(finding))).toEqual(findings);
});

test('packs judge no more than the stage that they were given', () => {
  const { app, stage } = appWithFunction(lambda.Tracing.ACTIVE);
  Guardrails.enforce(stage, { nagPacks: packs });
  expect(nagFindings(app).filter((finding) => !finding.includes(' Prod/'))).toEqual([]);
});

test('every rule and control that are taken for equivalent exist', () => {
  const known = Object.values(rules).flatMap((service) => Object.keys(service as object));
  expect(equivalentRules.filter((rule) => !known.includes(rule))).toEqual([]);
  const ids = controls.map(({ id }) => id);
  expect(equivalentRules.flatMap(equivalentControls).filter((id) => !ids.includes(id))).toEqual([]);
  expect(ids).toContain(betterControl('SQSRedrivePolicy'));
});
