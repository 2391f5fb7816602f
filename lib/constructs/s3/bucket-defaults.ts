import { Duration } from 'aws-cdk-lib';
import * as s3 from 'aws-cdk-lib/aws-s3';

/** What every bucket of ours has. */
export const safeBucket = {
  blockPublicAccess: s3.BlockPublicAccess.BLOCK_ALL,
  objectOwnership: s3.ObjectOwnership.BUCKET_OWNER_ENFORCED,
  // With SSE-C somebody else's key encrypts: that is how ransomware of S3 works.
  blockedEncryptionTypes: [s3.BlockedEncryptionType.SSE_C],
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  versioned: true,
} as const satisfies s3.BucketProps;

/**
 * Versions that were replaced or deleted, what is left of them, and uploads that nobody finished.
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/mpu-abort-incomplete-mpu-lifecycle-config.html
 */
export function oldVersions(noncurrentVersionExpiration: Duration): s3.LifecycleRule {
  return {
    id: 'OldVersions',
    noncurrentVersionExpiration,
    expiredObjectDeleteMarker: true,
    abortIncompleteMultipartUploadAfter: Duration.days(7),
  };
}
