import { run } from './command';

test('a control is explained: why, the fix, what it counts for, examples and a waiver', async () => {
  const { exitCode, out } = await run(['explain', 'FunctionTraced']);
  expect(exitCode).toBe(0);
  expect(out).toMatch(/^FunctionTraced \(low, in profile standard\)\nLambda functions are traced with X-Ray\.\n/);
  for (const part of ['Why ', "Set TracingConfig.Mode to 'Active'. SecureFunction does it for you.", 'FSBP/Lambda.7', 'Mode: Active', "control: 'FunctionTraced'"]) {
    expect(out).toContain(part);
  }
});

test('a finding is explained as it stands in a report, whatever its case', async () => {
  const { out } = await run(['explain', 'Bulwark::policyactionsnamed[Action::s3:*]']);
  expect(out).toMatch(/^PolicyActionsNamed /);
});

test('what stands in a report in place of a control is explained too', async () => {
  const { exitCode, out } = await run(['explain', 'ResourceJudged']);
  expect(exitCode).toBe(0);
  expect(out).toContain('Fix');
});

test('as JSON it is data, and nothing else', async () => {
  const { out, err } = await run(['explain', 'TableRecoverable', '--format', 'json']);
  expect(JSON.parse(out)).toMatchObject({ id: 'TableRecoverable', profile: 'standard', resources: ['AWS::DynamoDB::Table'], exportable: true });
  expect(err).toBe('');
});

test.each([
  [['explain', 'FunctonTraced'], "there is no control 'FunctonTraced'; did you mean FunctionTraced?; 'cdk-bulwark list controls' shows all"],
  [['explain', '\u001b[31m'], "there is no control '\\u001b'; 'cdk-bulwark list controls' shows all"],
  [['explain'], "explain takes one control; write 'cdk-bulwark explain FunctionTraced'"],
])('%j is refused', async (args, message) => {
  expect(await run(args)).toEqual({ exitCode: 2, out: '', err: `cdk-bulwark: ${message}\n` });
});
