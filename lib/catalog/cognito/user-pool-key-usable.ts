import { graphControl } from '../../core/control';
import { referencesFrom } from '../../core/resource-references';
import { policiesOf } from '../../iam/policy';
import { isNamed, serviceMay } from '../../iam/service-grants';

const Users = { Type: 'AWS::Cognito::UserPool', Properties: { KeyConfiguration: { KmsKeyArn: { 'Fn::GetAtt': ['Key', 'Arn'] } } } };
const Log = { Type: 'AWS::Cognito::LogDeliveryConfiguration', Properties: { UserPoolId: { Ref: 'Users' }, LogConfigurations: [] } };
const allow = (Service: string, ...Action: string[]) => ({ Effect: 'Allow', Principal: { Service }, Action, Resource: '*' });
const key = (...Statement: object[]) => ({ Type: 'AWS::KMS::Key', Properties: { KeyPolicy: { Statement } } });

const profiles = ['kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKeyWithoutPlaintext', 'kms:ReEncryptFrom'];
const cognito = allow('cognito-idp.amazonaws.com', 'kms:Decrypt', 'kms:DescribeKey', 'kms:Encrypt', 'kms:GenerateDataKey*', 'kms:ReEncrypt*');
const profileStore = { ...cognito, Principal: { Service: 'identitystore.amazonaws.com' } };
const delivery = allow('delivery.logs.amazonaws.com', 'kms:Decrypt', 'kms:GenerateDataKey');

/** Who has to be let do what. */
const ofPool = [['cognito-idp', profiles], ['identitystore', profiles]] as const;
const ofLog = [['cognito-idp', ['kms:Encrypt', 'kms:GenerateDataKey']], ['delivery', ['kms:Decrypt', 'kms:GenerateDataKey']]] as const;

export const userPoolKeyUsable = graphControl({
  id: 'UserPoolKeyUsable',
  title: 'Cognito can use the key of a user pool, also for its log',
  severity: 'low',
  why: 'With a key that Cognito may not use nobody signs in any more, or sign-ins leave no trace.',
  fix: 'Write the statements of AWS\'s page into the policy of the key, with log export those for it too.',
  profile: 'strict',
  resources: ['AWS::Cognito::UserPool'],
  * check(pool, graph) {
    const logs = referencesFrom(graph, 'AWS::Cognito::LogDeliveryConfiguration', 'UserPoolId').to(pool).length > 0;
    for (const arn of pool.get('KeyConfiguration.KmsKeyArn')) {
      if (arn.kind !== 'reference' || arn.resource.type !== 'AWS::KMS::Key') continue;
      for (const [service, actions] of logs ? [...ofPool, ...ofLog] : ofPool) {
        const verdict = serviceMay(policiesOf(arn.resource), actions, isNamed(service));
        if (verdict === 'pass') continue;
        yield { verdict, message: `its key does not let ${service} do ${actions.join(', ')}`, path: 'Properties.KeyConfiguration', detail: `${service} ${actions.length}` };
      }
    }
  },
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['identity.denial', 'identity.repudiation'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/data-protection.html',
  examples: {
    fails: [{ Users, Key: key(cognito) }, { Users, Log, Key: key(cognito, profileStore) }],
    passes: [
      { Users, Log, Key: key(cognito, profileStore, delivery) }, { Users: { Type: 'AWS::Cognito::UserPool' } }, { Users, Key: key(cognito, profileStore) },
      { Users, Key: { Type: 'Custom::Key' } },
    ],
  },
});
