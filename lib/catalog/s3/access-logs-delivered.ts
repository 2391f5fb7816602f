import { graphControl } from '../../core/control';
import { policiesOf } from '../../iam/policy';
import { isNamed, serviceMay } from '../../iam/service-grants';
import { policyHoldersOf } from '../../iam/transport';

const Orders = { Type: 'AWS::S3::Bucket', Properties: { LoggingConfiguration: { DestinationBucketName: { Ref: 'Logs' } } } };
const logs = (properties: object = {}) => ({ Orders, Logs: { Type: 'AWS::S3::Bucket', Properties: properties } });
const policy = (PolicyDocument: object, Bucket: unknown = { Ref: 'Logs' }) => ({ Policy: { Type: 'AWS::S3::BucketPolicy', Properties: { Bucket, PolicyDocument } } });
const allow = (Service: string, bucket?: unknown) => policy({ Statement: [{ Effect: 'Allow', Principal: { Service }, Action: 's3:PutObject', Resource: '*' }] }, bucket);

export const accessLogsDelivered = graphControl({
  id: 'AccessLogsDelivered',
  title: 'S3 can write access logs to the bucket that is named for them',
  severity: 'low',
  why: 'The bucket says that it is logged, and no log is ever written: after a leak nobody can tell what was read.',
  fix: 'Let logging.s3.amazonaws.com do s3:PutObject in the policy of the log bucket, with a condition on aws:SourceAccount.',
  profile: 'strict',
  resources: ['AWS::S3::Bucket'],
  * check(resource, graph) {
    for (const name of resource.get('LoggingConfiguration.DestinationBucketName')) {
      if (name.kind !== 'reference' || name.resource.type !== 'AWS::S3::Bucket') continue;
      const target = name.resource;
      // The older way, by an ACL.
      if (target.get('AccessControl').some(({ kind }) => kind !== 'absent')) continue;
      const verdict = serviceMay(policyHoldersOf(target, graph, [['AWS::S3::BucketPolicy', 'Bucket']], 'BucketName').flatMap(policiesOf), ['s3:PutObject'], isNamed('logging'));
      if (verdict !== 'pass') yield { verdict, message: 'its policy does not let logging.s3.amazonaws.com write', detail: resource.logicalId, resource: target };
    }
  },
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['store.repudiation'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/enable-server-access-logging.html',
  examples: {
    fails: [logs(), { ...logs(), ...allow('cloudtrail.amazonaws.com') }],
    passes: [
      { ...logs(), ...allow('logging.s3.amazonaws.com') },
      logs({ AccessControl: 'LogDeliveryWrite' }),
      { ...logs({ BucketName: 'access-logs' }), ...allow('logging.s3.amazonaws.com', 'access-logs') },
      { Orders, Logs: { Type: 'AWS::CloudFormation::Stack' } },
    ],
    unknown: [{ ...logs(), ...policy({ 'Fn::ImportValue': 'Policy' }) }],
  },
});
