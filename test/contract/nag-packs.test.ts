import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { minimalConstructs } from './minimal-constructs';

/** What a pack reports of our constructs and is wrong there: which (matched against the whole of `Rule path`), and why. */
const exceptions: readonly (readonly [findings: RegExp, reason: string])[] = [
  [/(AwsSolutions-SQS3|Serverless-SQSRedrivePolicy) .*\/(DeadLetterQueue|Undelivered)\/Resource/, 'It is a dead-letter queue itself.'],
  [/Serverless-LambdaAsyncFailureDestination .*/, 'What failed is kept in the dead-letter queue of the function.'],
  [/AwsSolutions-IAM5\[Resource::\*\] \w+\/Function\/Role\/DefaultPolicy\/Resource/, 'X-Ray knows no resources.'],
  [/AwsSolutions-IAM5\[Resource::arn:<AWS::Partition>:logs:.*\] \w+\/BulwarkApiGatewayAccount\/Role\/Resource/, 'It is for the logs of every API of the account.'],
  [/Serverless-LambdaEventSourceMappingDestination .*\/Function\/Consume\w+\/Resource/, 'Of a queue there is none: what failed is in its dead-letter queue.'],
  [/AwsSolutions-IAM5\[Resource::.*\/@connections\/\*\] \w+\/Function\/Role\/DefaultPolicy\/Resource/, 'Connections have no names that are known beforehand.'],
  [/AwsSolutions-APIG4 SecureWebSocketApi\w*\/Api\/sendMessage-Route\/Resource/, 'Who connects is asked, on $connect; no other route can ask.'],
  [/AwsSolutions-IAM5\[Resource::<Bucket\w+\.Arn>\/\*\] \w+\/Function\/Role\/DefaultPolicy\/Resource/, 'Objects of one bucket, of any key: the minimal case names no prefix.'],
  [/AwsSolutions-IAM5\[Resource::.*\] \w+\/Bucket\/MalwareScan\/Role\/DefaultPolicy\/Resource/, 'All objects of one bucket are scanned, and GuardDuty names its rules itself.'],
  [/AwsSolutions-CFR1 Secure(Distribution|FunctionUrl)\/\w+\/Resource/, 'From where it may be called only the owner knows.'],
  [/AwsSolutions-CFR3 Secure(Distribution|FunctionUrl)\/\w+\/Resource/, 'Requests are logged by a delivery to CloudWatch Logs, which the rule does not know.'],
  [/AwsSolutions-KDS3 .*/, 'It asks for the key of AWS; this is encrypted with one of the owner.'],
  [/AwsSolutions-COG4 .*/, 'Methods are authorized by IAM.'],
  [/AwsSolutions-IAM5\[Resource::\*\] \w+\/Fulfilment\/Role\/DefaultPolicy\/Resource/, 'X-Ray and deliveries of logs know no resources.'],
  [/AwsSolutions-IAM5\[Resource::<Function\w+\.Arn>:\*\] \w+\/Fulfilment\/Role\/DefaultPolicy\/Resource/, 'It is for the versions of one function.'],
  [/AwsSolutions-IAM5\[Resource::<Function\w+\.Arn>:\*\] SecureGraphqlApi\/Api\/\w+\/DefaultPolicy\/Resource/, 'It is for the versions of one function.'],
  [/AwsSolutions-ASC3 SecureGraphqlApi\w*\/Api\/Resource/, 'It asks for headers and results in the log too: what users sent and were given.'],
  [/.* OrganizationGuardrails\/Custom::CDKBucketDeployment\w+\/.*/, 'The CDK\'s own function, which uploads the rules.'],
  [/AwsSolutions-SMG4 SecureSecret\/Secret\/Resource/, 'The minimal case gives a reason not to rotate.'],
];

interface Violation {
  readonly ruleName: string;
  readonly violatingConstructs: readonly { readonly constructPath: string }[];
}

const findings = nagFindings();
const wholly = (expression: RegExp, text: string): boolean => expression.exec(text)?.[0] === text;

test('cdk-nag reports nothing of minimal constructs that is not explained', () => {
  expect(findings.filter((finding) => !exceptions.some(([explained]) => wholly(explained, finding)))).toEqual([]);
});

test('every explanation is of something that it still reports', () => {
  expect(exceptions.filter(([explained]) => !findings.some((finding) => wholly(explained, finding)))).toEqual([]);
});

/** What AwsSolutions and Serverless report of all minimal constructs, each in a stack of its own, as `Rule path`. */
function nagFindings(): string[] {
  process.env.CDK_VALIDATION = 'true';
  const app = new App({ outdir: mkdtempSync(join(tmpdir(), 'bulwark-')), analyticsReporting: false });
  for (const [name, make] of Object.entries(minimalConstructs)) make(new Stack(app, name.replace(/ /g, '')));
  Validations.of(app).addPlugins(new AwsSolutionsChecks(), new ServerlessChecks());
  const silent = jest.spyOn(console, 'error').mockImplementation();
  try {
    app.synth();
  } catch {
    // The findings stand in the report.
  } finally {
    silent.mockRestore();
  }
  const { pluginReports } = JSON.parse(readFileSync(join(app.outdir, 'validation-report.json'), 'utf8')) as { pluginReports: { violations: Violation[] }[] };
  return pluginReports.flatMap(({ violations }) => violations.flatMap(({ ruleName, violatingConstructs }) =>
    violatingConstructs.map(({ constructPath }) => `${ruleName} ${constructPath}`)));
}
