import { graphControl } from '../../core/control';
import { resolvedSecret, takesHiddenParameter } from '../../core/hidden-values';
import { policyTexts } from '../../iam/policy-text';

const environment = (Variables: object) => ({ Function: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables } } } });

export const functionEnvironmentWithoutResolvedSecrets = graphControl({
  id: 'FunctionEnvironmentWithoutResolvedSecrets',
  title: 'Secrets are read when a function runs, not written into its environment on deployment',
  severity: 'medium',
  why: 'What CloudFormation resolves stands in the configuration of the function, for everybody who may read that, and is not rotated with the secret.',
  fix: 'Pass the ARN of the secret, and let the function read it at run time.',
  resources: ['AWS::Lambda::Function'],
  * check(fn) {
    for (const variables of fn.get('Environment.Variables')) {
      for (const [name, value] of variables.kind === 'object' ? Object.entries(variables.value) : []) {
        const resolved = policyTexts(value, variables.stack).some((text) => resolvedSecret.test(text));
        if (!resolved && !takesHiddenParameter(value, variables.stack)) continue;
        yield { verdict: 'fail', message: `${name} gets the value of a secret`, path: `Properties.Environment.Variables.${name}`, detail: name };
      }
    }
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/with-secrets-manager.html',
  examples: {
    fails: [
      environment({ TOKEN: '{{resolve:secretsmanager:orders:SecretString:token}}' }),
      environment({ TOKEN: { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Secret' }, ':SecretString:::}}']] } }),
      environment({ TOKEN: { 'Fn::If': ['IsTest', 'none', '{{resolve:ssm-secure:/orders/token}}'] } }),
    ],
    passes: [environment({ SECRET_ARN: { Ref: 'Secret' }, TABLE: '{{resolve:ssm:/orders/table}}' }), { Function: { Type: 'AWS::Lambda::Function', Properties: { Code: { S3Bucket: 'code', S3Key: 'orders.zip' } } } }],
  },
});
