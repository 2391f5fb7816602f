import * as s3 from 'aws-cdk-lib/aws-s3';
import * as s3deployment from 'aws-cdk-lib/aws-s3-deployment';
import { Construct } from 'constructs';

/** What is uploaded, and where to. */
export interface RulesUploadProps {
  readonly bucket: s3.IBucket;
  readonly key: string;
  readonly rules: string;
}

/** Brings the rules into the bucket. Older ones stay: accounts that are not updated yet still read them. */
export class RulesUpload extends Construct {
  public constructor(scope: Construct, id: string, { bucket, key, rules }: RulesUploadProps) {
    super(scope, id);
    new s3deployment.BucketDeployment(this, 'Deployment', {
      destinationBucket: bucket,
      sources: [s3deployment.Source.data(key, rules)],
      prune: false,
      retainOnDelete: true,
    });
  }
}
