import { graphControl } from '../../core/control';
import { referencesFrom } from '../../core/resource-references';

export const functionFailuresKept = graphControl({
  id: 'FunctionFailuresKept',
  title: 'Events that a function could not handle are kept',
  severity: 'medium',
  why: 'An event that fails three times is gone: an attacker who can make the handler fail makes orders disappear.',
  fix: 'Set DeadLetterConfig.TargetArn, or an AWS::Lambda::EventInvokeConfig with DestinationConfig.OnFailure.',
  resources: ['AWS::Lambda::Function'],
  * check(fn, graph) {
    if (fn.get('DeadLetterConfig.TargetArn').every(({ kind }) => kind !== 'absent')) return;
    const configs = referencesFrom(graph, 'AWS::Lambda::EventInvokeConfig', 'FunctionName').to(fn, ...fn.get('FunctionName'));
    if (configs.some((config) => config.get('DestinationConfig.OnFailure.Destination').every(({ kind }) => kind !== 'absent'))) return;
    yield { verdict: 'fail', message: 'there is neither a dead-letter queue nor a destination for failed events', path: 'Properties.DeadLetterConfig' };
  },
  satisfies: ['NIST-800-53/AU-9', 'OWASP-Serverless/SAS-8'],
  mitigates: ['function.denial'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-retain-records.html',
  examples: {
    fails: [{ Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x' } } }],
    passes: [
      { Function: { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Queue', 'Arn'] } } } } },
      {
        Function: { Type: 'AWS::Lambda::Function' },
        Config: {
          Type: 'AWS::Lambda::EventInvokeConfig',
          Properties: { FunctionName: { Ref: 'Function' }, Qualifier: '$LATEST', DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': ['Queue', 'Arn'] } } } },
        },
      },
    ],
  },
});
