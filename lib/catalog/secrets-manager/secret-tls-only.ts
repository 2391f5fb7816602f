import { graphControl } from '../../core/control';
import { isAbout, plainHttpRefused, policyHoldersOf } from '../../iam/transport';

const targets = [['AWS::SecretsManager::ResourcePolicy', 'SecretId']] as const;
const secret = { Type: 'AWS::SecretsManager::Secret' };
const policy = (document: unknown, secretId: unknown = { Ref: 'Orders' }) => ({
  Type: 'AWS::SecretsManager::ResourcePolicy', Properties: { SecretId: secretId, ResourcePolicy: document },
});
const denial = { Effect: 'Deny', Principal: '*', Action: 'secretsmanager:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } };

export const secretTlsOnly = graphControl({
  id: 'SecretTlsOnly',
  title: 'Secrets refuse requests without TLS',
  severity: 'low',
  why: 'A client that is made to speak plain HTTP, through a proxy of an attacker for instance, shows the secret on the way.',
  fix: 'Add a resource policy that denies secretsmanager:* to everyone where aws:SecureTransport is false.',
  profile: 'strict',
  resources: ['AWS::SecretsManager::Secret'],
  * check(resource, graph) {
    const holders = policyHoldersOf(resource, graph, targets, 'Name');
    const verdict = plainHttpRefused(holders, ['secretsmanager:GetSecretValue'], (statement) => isAbout(statement, resource, 'Name'));
    if (verdict !== 'pass') yield { verdict, message: 'no policy denies reading the secret without TLS to everyone' };
  },
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.disclosure'],
  source: 'https://docs.aws.amazon.com/secretsmanager/latest/userguide/auth-and-access_resource-policies.html',
  examples: {
    fails: [{ Orders: secret }],
    passes: [
      { Orders: secret, Policy: policy({ Statement: [denial] }) },
      {
        Orders: { ...secret, Properties: { Name: 'orders' } },
        Policy: policy({ Statement: [{ ...denial, Resource: 'arn:aws:secretsmanager:eu-west-1:111122223333:secret:orders-a1b2c3' }] }, 'orders'),
      },
    ],
    unknown: [{ Orders: secret, Policy: policy({ Ref: 'Policy' }) }],
  },
});
