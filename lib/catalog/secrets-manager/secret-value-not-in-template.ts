import { graphControl } from '../../core/control';
import { literalSecretIn } from './secret-values';

/** What is put in later, by hand or by a rotation, starts as nothing. */
const isEmpty = (text: string) => /^\s*(\{\s*\})?\s*$/.test(text);

const secret = (properties: object) => ({ Secret: { Type: 'AWS::SecretsManager::Secret', Properties: properties } });

export const secretValueNotInTemplate = graphControl({
  id: 'SecretValueNotInTemplate',
  title: 'Templates do not hold the values of secrets',
  severity: 'critical',
  why: 'Whoever can read the repository, the build output or the stack holds the secret, and it stays in their history for good.',
  fix: 'Use GenerateSecretString, or leave the value out and put it into the secret by another way.',
  profile: 'baseline',
  resources: ['AWS::SecretsManager::Secret'],
  * check(resource) {
    for (const value of resource.get('SecretString')) {
      const path = 'Properties.SecretString';
      if (value.kind === 'unknown') yield { verdict: 'unknown', message: `SecretString is not known before deployment (${value.because})`, path };
      // A literal is the value of the secret, whatever it looks like.
      if (value.kind === 'scalar' && !isEmpty(String(value.value))) yield { verdict: 'fail', message: 'SecretString is a literal (not shown)', path };
      const kind = value.kind === 'text' ? literalSecretIn(value) : undefined;
      if (kind) yield { verdict: 'fail', message: `SecretString holds ${kind}`, path };
    }
    const path = 'GenerateSecretString.SecretStringTemplate';
    const kind = resource.get(path).map(literalSecretIn).find((found) => found !== undefined);
    if (kind) yield { verdict: 'fail', message: `the template of the generated secret holds ${kind}`, path: `Properties.${path}`, detail: 'SecretStringTemplate' };
  },
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/best-practices.html',
  examples: {
    fails: [
      secret({ SecretString: 'correct-horse-battery' }),
      secret({ SecretString: { 'Fn::Sub': '{"host":"${Database.Endpoint.Address}","password":"correct-horse-battery"}' } }),
      secret({ GenerateSecretString: { GenerateStringKey: 'salt', SecretStringTemplate: '{"password":"correct-horse-battery"}' } }),
    ],
    passes: [
      secret({ GenerateSecretString: { PasswordLength: 32 } }),
      secret({ GenerateSecretString: { GenerateStringKey: 'password', SecretStringTemplate: '{"username":"orders","port":5432}' } }),
      secret({ SecretString: '{}' }),
      secret({ SecretString: { 'Fn::Sub': '{"host":"${Database}","password":"{{resolve:ssm-secure:orders}}"}' } }),
    ],
    unknown: [secret({ SecretString: { 'Fn::ImportValue': 'Value' } })],
  },
});
