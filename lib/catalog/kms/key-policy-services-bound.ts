import { graphControl } from '../../core/control';
import { Condition } from '../../iam/condition';
import { grantsOf } from '../../iam/grants';
import { serviceNameOf, servicesWithoutSource } from '../../iam/service-principals';

/** Services that say on whose behalf they come, by AWS's own words on keys for them. */
const saying: ReadonlySet<string> = new Set([
  'cloudtrail', 'cloudwatch', 'cognito-idp', 'delivery', 'events', 'identitystore', 'lambda', 'logs', 's3', 'ses', 'sns',
]);

const key = (service: string, condition?: object) => ({
  Key: {
    Type: 'AWS::KMS::Key',
    Properties: { KeyPolicy: { Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'kms:Decrypt', Resource: '*', ...(condition ? { Condition: condition } : {}) }] } },
  },
});

/** The encryption context names what is encrypted, such as the ARN of a log group. */
function namesContext({ operator, key: name, values }: Condition): boolean {
  return name.startsWith('kms:encryptioncontext:') && /^(?:string|arn)(?:equals|like)$/.test(operator) && !values.some((value) => /^[*?]+$/.test(value));
}

export const keyPolicyServicesBound = graphControl({
  id: 'KeyPolicyServicesBound',
  title: 'KMS keys are used by AWS services for a known account only',
  severity: 'low',
  why: 'Somebody in another account can have the service use your key for what is theirs, or read with it what is yours.',
  fix: 'Add a condition on aws:SourceAccount or aws:SourceArn, or for CloudWatch Logs on kms:EncryptionContext:aws:logs:arn.',
  profile: 'strict',
  resources: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
  * check(resource) {
    for (const { statement, verdict } of grantsOf(resource, 'resource')) {
      if (statement.conditions.some(namesContext)) continue;
      for (const service of servicesWithoutSource(statement, saying)) {
        yield { verdict, message: `${serviceNameOf(service)} may use the key on behalf of every account`, path: statement.path, detail: service };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['key.elevation', 'key.disclosure'],
  source: 'https://docs.aws.amazon.com/kms/latest/developerguide/least-privilege.html',
  examples: {
    fails: [
      key('cloudwatch.amazonaws.com'),
      key('logs.eu-west-1.amazonaws.com', { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': '*' } }),
      key('logs.eu-west-1.amazonaws.com', { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': ['arn:aws:logs:eu-west-1:111122223333:*', '**'] } }),
      key('lambda.amazonaws.com', { StringNotLike: { 'kms:EncryptionContext:aws:lambda:FunctionArn': 'arn:aws:lambda:eu-west-1:111122223333:function:orders' } }),
      key('lambda.amazonaws.com', { StringLikeIfExists: { 'kms:EncryptionContext:aws:lambda:FunctionArn': 'arn:aws:lambda:eu-west-1:111122223333:function:*' } }),
      key('lambda.amazonaws.com', { 'ForAllValues:StringLike': { 'kms:EncryptionContext:aws:lambda:FunctionArn': 'arn:aws:lambda:eu-west-1:111122223333:function:*' } }),
      key('s3.amazonaws.com', { StringEquals: { 'kms:KeySpec': 'SYMMETRIC_DEFAULT' } }),
      ...['cloudtrail', 'cognito-idp', 'delivery.logs', 'events', 'identitystore', 'ses', 'sns'].map((service) => key(`${service}.amazonaws.com`)),
    ],
    passes: [
      key('cloudwatch.amazonaws.com', { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } }),
      key('logs.eu-west-1.amazonaws.com', { ArnLike: { 'kms:EncryptionContext:aws:logs:arn': 'arn:aws:logs:eu-west-1:111122223333:*' } }),
      key('lambda.amazonaws.com', { ArnLike: { 'kms:EncryptionContext:aws:lambda:FunctionArn': 'arn:aws:lambda:eu-west-1:111122223333:function:*' } }),
    ],
  },
});
