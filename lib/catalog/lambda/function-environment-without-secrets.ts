import { graphControl } from '../../core/control';
import { findSecret } from '../../facts/secret-detector';
import { policyTexts } from '../../iam/policy-text';

const environment = (Variables: object) => ({ Function: { Type: 'AWS::Lambda::Function', Properties: { Environment: { Variables } } } });

export const functionEnvironmentWithoutSecrets = graphControl({
  id: 'FunctionEnvironmentWithoutSecrets',
  title: 'Environment variables hold no secrets',
  severity: 'critical',
  why: 'Everybody who may read the function, the template or the build log has the secret, and it is rotated never.',
  fix: 'Put the value into AWS Secrets Manager and pass its ARN; let the function read it at run time.',
  profile: 'baseline',
  resources: ['AWS::Lambda::Function'],
  * check(fn) {
    for (const variables of fn.get('Environment.Variables')) {
      for (const [name, value] of variables.kind === 'object' ? Object.entries(variables.value) : []) {
        for (const text of policyTexts(value, variables.stack)) {
          const kind = findSecret(name, text);
          if (kind) yield { verdict: 'fail', message: `${name} holds ${kind} (not shown)`, path: `Properties.Environment.Variables.${name}`, detail: name };
        }
      }
    }
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html',
  examples: {
    fails: [
      environment({ DB_PASSWORD: 'Tr0ub4dor&3' }),
      environment({ DATABASE: { 'Fn::Sub': 'postgres://orders:Tr0ub4dor&3@${Database.Endpoint.Address}/orders' } }),
      environment({ DB_PASSWORD: { 'Fn::If': ['IsProduction', { Ref: 'Secret' }, 'Tr0ub4dor&3'] } }),
    ],
    passes: [environment({ DB_SECRET_ARN: { Ref: 'Secret' }, TABLE: 'orders' }), { Function: { Type: 'AWS::Lambda::Function', Properties: { Code: { S3Bucket: 'code', S3Key: 'orders.zip' } } } }],
  },
});
