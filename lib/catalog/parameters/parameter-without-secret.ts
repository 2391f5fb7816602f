import { graphControl } from '../../core/control';
import { findSecret } from '../../facts/secret-detector';

const parameter = (name: string, value: unknown) => ({ Parameter: { Type: 'AWS::SSM::Parameter', Properties: { Name: name, Type: 'String', Value: value } } });

// CloudFormation makes no SecureString: what it writes is plain text.
export const parameterWithoutSecret = graphControl({
  id: 'ParameterWithoutSecret',
  title: 'Parameters of Systems Manager hold no secret',
  severity: 'high',
  why: 'The parameter is plain text in the template and in the account: whoever may read parameters holds the secret.',
  fix: 'Keep the value in AWS Secrets Manager, and put the ARN of the secret into the parameter.',
  profile: 'baseline',
  resources: ['AWS::SSM::Parameter'],
  * check(resource) {
    const names = [...resource.get('Name').flatMap((name) => (name.kind === 'scalar' ? String(name.value).split('/') : [])), resource.logicalId];
    for (const value of resource.get('Value')) {
      const kind = value.kind === 'scalar' ? names.map((name) => findSecret(name, String(value.value))).find(Boolean) : undefined;
      if (kind) yield { verdict: 'fail', message: `the value looks like ${kind} (not shown)`, path: 'Properties.Value' };
    }
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/systems-manager/latest/userguide/systems-manager-parameter-store.html',
  examples: {
    fails: [
      parameter('/orders/database-password', 'correct-horse-battery'),
      parameter('/orders/key', 'AKIAIOSFODNN7EXAMPLE'),
    ],
    passes: [
      parameter('/orders/table', 'orders'),
      parameter('/orders/database-password', { Ref: 'SecretArn' }),
      parameter('/orders/secret', 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-a1b2c3'),
    ],
  },
});
