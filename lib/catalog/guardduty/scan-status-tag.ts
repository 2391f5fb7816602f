import { Resource, TemplateGraph } from '../../core/template-graph';
import { Condition } from '../../iam/condition';
import { Statement } from '../../iam/statement';
import { isAbout, policyHoldersOf } from '../../iam/transport';

/** How GuardDuty tags what it has scanned. */
export const scanStatusTag = 'GuardDutyMalwareScanStatus';

/** A bucket whose new objects are scanned, and what speaks of it. */
export interface ScannedBucket {
  readonly bucket: Resource;
  readonly policies: readonly Resource[];
  /** Whether a statement of these policies is about the bucket. */
  readonly concerns: (statement: Statement) => boolean;
}

/** The buckets of the templates that a plan protects. */
export function scannedBuckets(plan: Resource, graph: TemplateGraph): ScannedBucket[] {
  return plan.get('ProtectedResource.S3Bucket.BucketName').flatMap((name) => {
    if (name.kind !== 'reference' || name.resource.type !== 'AWS::S3::Bucket') return [];
    const bucket = name.resource;
    const policies = policyHoldersOf(bucket, graph, [['AWS::S3::BucketPolicy', 'Bucket']], 'BucketName');
    return [{ bucket, policies, concerns: (statement: Statement) => isAbout(statement, bucket, 'BucketName') }];
  });
}

/** Everybody, or, as AWS writes it, everybody but those who are named. */
export function isEverybody({ principals, notPrincipals }: Statement): boolean {
  return principals.some(({ kind }) => kind === 'any') || notPrincipals.length > 0;
}

/** Whether a Deny is under one condition, and spares at most callers that are named. */
export function isAlone(conditions: readonly Condition[], meant: (condition: Condition) => boolean): boolean {
  const spared = ({ operator, key, values }: Condition) => key === 'aws:principalarn' && /^(?:arn|string)not(?:equals|like)(?:ifexists)?$/.test(operator) && !values.includes('*');
  return conditions.some(meant) && conditions.every((condition) => meant(condition) || spared(condition));
}
