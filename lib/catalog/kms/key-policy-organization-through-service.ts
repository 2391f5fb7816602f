import { graphControl } from '../../core/control';
import { grantsOf } from '../../iam/grants';
import { isForOrganization } from './organization-grant';

/** `...IfExists` and negations let in who comes directly. */
const requiring = /^(?:foranyvalue:)?string(?:equals|equalsignorecase|like)$/;

const key = (condition: object, principal: unknown = '*') => ({
  Key: {
    Type: 'AWS::KMS::Key',
    Properties: { KeyPolicy: { Statement: [{ Effect: 'Allow', Principal: principal, Action: 'kms:Decrypt', Resource: '*', Condition: condition }] } },
  },
});
const organization = { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' };

export const keyPolicyOrganizationThroughService = graphControl({
  id: 'KeyPolicyOrganizationThroughService',
  title: 'The accounts of an organization use a KMS key through the service that holds the data',
  severity: 'low',
  why: 'Whoever gets hold of ciphertext elsewhere, such as in a backup, has any account of the organization decrypt it.',
  fix: 'Add the condition kms:ViaService, such as s3.eu-west-1.amazonaws.com, or one of kms:EncryptionContext.',
  profile: 'strict',
  resources: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  * check(resource) {
    for (const { statement, verdict } of grantsOf(resource, 'resource')) {
      if (!isForOrganization(statement)) continue;
      const { conditions, path } = statement;
      const bound = conditions.some(({ operator, key: name, values }) => requiring.test(operator)
        && (name === 'kms:viaservice' || name.startsWith('kms:encryptioncontext')) && !values.includes('*'));
      if (!bound) yield { verdict, message: 'every account of the organization may use it directly', path };
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['key.disclosure'],
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/conditions-kms.html',
  examples: {
    fails: [
      key({ StringEquals: organization }),
      key({ StringEquals: organization }, { AWS: ['arn:aws:iam::111122223333:root', '*'] }),
      key({ 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-a1b2c3d4e5/r-ab12/ou-ab12-c3d4e5f6/*' } }),
      key({ StringEquals: organization, StringLikeIfExists: { 'kms:ViaService': 's3.*.amazonaws.com' } }),
      key({ 'StringEquals': organization, 'ForAllValues:StringLike': { 'kms:ViaService': 's3.*.amazonaws.com' } }),
      key({ StringEquals: organization, StringLike: { 'kms:ViaService': '*' } }),
    ],
    passes: [
      key({ StringEquals: organization, StringLike: { 'kms:ViaService': 's3.*.amazonaws.com' } }),
      key({ StringEquals: { ...organization, 'kms:EncryptionContext:app': 'shop' } }),
      key({ StringEquals: organization }, { AWS: 'arn:aws:iam::111122223333:role/reader' }),
    ],
  },
});
