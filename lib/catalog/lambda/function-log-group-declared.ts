import { judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { partsOf } from '../../core/intrinsics';
import { referencesFrom } from '../../core/resource-references';

const logGroup = (LogGroupName: unknown) => ({ Type: 'AWS::Logs::LogGroup', Properties: { LogGroupName, RetentionInDays: 365 } });

export const functionLogGroupDeclared = graphControl({
  id: 'FunctionLogGroupDeclared',
  title: 'Functions log to a log group of the app',
  severity: 'low',
  why: 'The log group that Lambda makes is kept for ever, without a key or a filter of yours: what was once logged waits for whoever comes later.',
  fix: 'Set LoggingConfig.LogGroup to an AWS::Logs::LogGroup.',
  resources: ['AWS::Lambda::Function'],
  * check(fn, graph) {
    const { verdict } = judge(present('LoggingConfig.LogGroup'), fn);
    if (verdict === 'pass') return;
    const names = fn.get('FunctionName').filter(({ kind }) => kind !== 'absent')
      .map((name) => ({ kind: 'text', parts: ['/aws/lambda/', ...partsOf(name)], stack: fn.stack } as const));
    // The second is how the CDK sets the retention of a log group that Lambda made.
    const named = ['AWS::Logs::LogGroup', 'Custom::LogRetention'].some((type) => referencesFrom(graph, type, 'LogGroupName').to(fn, ...names).length > 0);
    if (!named) yield { verdict, message: 'its log group is made by Lambda, and never expires', path: 'Properties.LoggingConfig' };
  },
  satisfies: ['NIST-800-53/AU-11', 'CSA-Serverless/SAS-5'],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/monitoring-cloudwatchlogs-loggroups.html',
  examples: {
    fails: [{ Function: { Type: 'AWS::Lambda::Function' } }, { Function: { Type: 'AWS::Lambda::Function' }, Other: logGroup('/aws/lambda/other') }],
    passes: [
      { Function: { Type: 'AWS::Lambda::Function', Properties: { LoggingConfig: { LogGroup: { Ref: 'Log' } } } }, Log: logGroup('orders') },
      { Function: { Type: 'AWS::Lambda::Function' }, Log: logGroup({ 'Fn::Sub': '/aws/lambda/${Function}' }) },
      { Function: { Type: 'AWS::Lambda::Function' }, Log: { ...logGroup({ 'Fn::Sub': '/aws/lambda/${Function}' }), Type: 'Custom::LogRetention' } },
      { Function: { Type: 'AWS::Lambda::Function', Properties: { FunctionName: 'orders' } }, Log: logGroup('/aws/lambda/orders') },
    ],
    unknown: [{ Function: { Type: 'AWS::Lambda::Function', Properties: { LoggingConfig: { 'Fn::Transform': { Name: 'Logging' } } } } }],
  },
});
