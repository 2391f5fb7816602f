import { graphControl } from '../../core/control';
import { isServiceWildcard, matchesPattern } from '../../iam/action-pattern';
import { narrowsResources } from '../../iam/condition';
import { grantsOf } from '../../iam/grants';
import { identityPolicyTypes } from '../../iam/policy';
import { reachesWidely } from '../../iam/reach';

const revealing = [
  'secretsmanager:GetSecretValue', 'secretsmanager:BatchGetSecretValue', 'ssm:GetParameter', 'ssm:GetParameters', 'ssm:GetParametersByPath', 'kms:Decrypt',
];

const policy = (statement: object) => ({ Policy: { Type: 'AWS::IAM::Policy', Properties: { PolicyDocument: { Statement: [statement] } } } });

export const policySecretsNamed = graphControl({
  id: 'PolicySecretsNamed',
  title: 'Policies name the secrets, parameters and keys that may be read',
  severity: 'high',
  why: 'One stolen credential of the code reads every password of the account, or decrypts whatever any key of it protects.',
  fix: 'Give the ARN of the secret, parameter or key; for keys that are not known, a condition on kms:ViaService or kms:ResourceAliases.',
  resources: identityPolicyTypes,
  * check(resource) {
    for (const { statement, verdict } of grantsOf(resource, 'identity')) {
      if (!reachesWidely(statement) || statement.conditions.some(narrowsResources)) continue;
      // What a wildcard for all of a service allows is a finding of that wildcard.
      const named = statement.actions.filter((action) => !isServiceWildcard(action));
      for (const action of revealing.filter((one) => named.some((pattern) => matchesPattern(pattern, one)))) {
        yield { verdict, message: `${action} is allowed on every resource`, path: statement.path, detail: action };
      }
    }
  },
  satisfies: ['FSBP/KMS.1', 'FSBP/KMS.2', 'NIST-800-53/AC-6'],
  mitigates: ['secret.disclosure', 'key.disclosure'],
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/iam-policies-best-practices.html',
  examples: {
    fails: [
      policy({ Effect: 'Allow', Action: ['s3:*', 'secretsmanager:GetSecretValue', 'kms:Decrypt'], Resource: '*' }),
      policy({ Effect: 'Allow', Action: 'ssm:GetParameter*', Resource: { 'Fn::Sub': 'arn:${AWS::Partition}:ssm:${AWS::Region}:${AWS::AccountId}:parameter/*' } }),
      policy({ Effect: 'Allow', Action: ['secretsmanager:BatchGetSecretValue', 'secretsmanager:ListSecrets'], Resource: '*' }),
    ],
    passes: [
      policy({ Effect: 'Allow', Action: 'secretsmanager:GetSecretValue', Resource: { Ref: 'Password' } }),
      policy({ Effect: 'Allow', Action: 'secretsmanager:*', Resource: '*' }),
      policy({ Effect: 'Allow', Action: 'ssm:GetParameter', Resource: 'arn:aws:ssm:eu-west-1:111122223333:parameter/orders/*' }),
      policy({ Effect: 'Allow', Action: 'kms:Decrypt', Resource: '*', Condition: { StringEquals: { 'kms:ViaService': 'sqs.eu-west-1.amazonaws.com' } } }),
    ],
    unknown: [policy({ Effect: { Ref: 'Effect' }, Action: 'kms:Decrypt', Resource: '*' })],
  },
});
