import { referencesFrom } from '../../core/resource-references';
import { Resource, TemplateGraph } from '../../core/template-graph';

/** Whether a bucket is one that other buckets write their access logs to. */
export function takesAccessLogs(bucket: Resource, graph: TemplateGraph): boolean {
  if (referencesFrom(graph, 'AWS::S3::Bucket', 'LoggingConfiguration.DestinationBucketName').to(bucket, ...bucket.get('BucketName')).length > 0) return true;
  return bucket.get('AccessControl').some((acl) => acl.kind === 'scalar' && acl.value === 'LogDeliveryWrite');
}
