import { judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { referencesFrom } from '../../core/resource-references';
import { isAlwaysAwaited } from './function-invokers';
import { resourcesOf } from './resources-of-function';

const queue = { 'Fn::GetAtt': ['Queue', 'Arn'] };
const Queue = { Type: 'AWS::SQS::Queue' };
const invokeConfig = 'AWS::Lambda::EventInvokeConfig';
const configured = (properties: object) => ({ Type: invokeConfig, Properties: { FunctionName: { Ref: 'Function' }, Qualifier: '$LATEST', ...properties } });

export const functionFailuresKept = graphControl({
  id: 'FunctionFailuresKept',
  title: 'Events that a function could not handle are kept',
  severity: 'medium',
  why: 'An event that fails three times is gone: an attacker who can make the handler fail makes orders disappear.',
  fix: 'Set DeadLetterConfig.TargetArn, or an AWS::Lambda::EventInvokeConfig with DestinationConfig.OnFailure.',
  resources: ['AWS::Lambda::Function'],
  * check(fn, graph) {
    const own = judge(present('DeadLetterConfig.TargetArn'), fn).verdict;
    if (own === 'pass' || isAlwaysAwaited(fn, graph)) return;
    const configs = resourcesOf(fn, graph, invokeConfig).map((config) => judge(present('DestinationConfig.OnFailure.Destination'), config).verdict);
    if (configs.includes('pass')) return;
    const unsure = own === 'unknown' || configs.includes('unknown') || referencesFrom(graph, invokeConfig, 'FunctionName').open.length > 0;
    const message = 'there is neither a dead-letter queue nor a destination for failed events';
    yield { verdict: unsure ? 'unknown' : 'fail', message, path: 'Properties.DeadLetterConfig' };
  },
  satisfies: ['NIST-800-53/AU-9', 'CSA-Serverless/SAS-8'],
  mitigates: ['function.denial'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  examples: {
    fails: [
      { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x' } } },
      {
        Function: { Type: 'AWS::Lambda::Function' },
        Permission: { Type: 'AWS::Lambda::Permission', Properties: { FunctionName: { Ref: 'Function' }, Principal: 'sns.amazonaws.com' } },
      },
      { Function: { Type: 'AWS::Lambda::Function' }, Config: configured({ MaximumRetryAttempts: 0 }) },
    ],
    passes: [
      { Queue, Function: { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: queue } } } },
      { Queue, Function: { Type: 'AWS::Lambda::Function' }, Config: configured({ DestinationConfig: { OnFailure: { Destination: queue } } }) },
      {
        Function: { Type: 'AWS::Lambda::Function' },
        Permission: { Type: 'AWS::Lambda::Permission', Properties: { FunctionName: { Ref: 'Function' }, Principal: 'apigateway.amazonaws.com' } },
      },
      { Function: { Type: 'AWS::Lambda::Function' }, Migration: { Type: 'Custom::Migration', Properties: { ServiceToken: { 'Fn::GetAtt': ['Function', 'Arn'] } } } },
    ],
    unknown: [
      { Function: { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { 'Fn::Transform': { Name: 'Failures' } } } } },
      { Function: { Type: 'AWS::Lambda::Function' }, Config: configured({ DestinationConfig: { 'Fn::Transform': { Name: 'Failures' } } }) },
      { Function: { Type: 'AWS::Lambda::Function' }, Config: configured({ FunctionName: { 'Fn::ImportValue': 'Function' } }) },
    ],
  },
});
