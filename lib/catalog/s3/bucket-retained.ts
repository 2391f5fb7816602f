import { graphControl } from '../../core/control';
import { ownString } from '../../core/json';

const keeping: readonly (string | undefined)[] = ['Retain', 'RetainExceptOnCreate'];
const bucket = (attributes: object) => ({ Orders: { Type: 'AWS::S3::Bucket', ...attributes } });

export const bucketRetained = graphControl({
  id: 'BucketRetained',
  title: 'S3 buckets outlive their stack',
  severity: 'low',
  why: 'An empty bucket goes with a renamed construct or a deleted stack, and whoever takes its name next gets what was meant for it.',
  fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
  profile: 'strict',
  resources: ['AWS::S3::Bucket'],
  * check(resource) {
    const lacking = ['DeletionPolicy', 'UpdateReplacePolicy'].filter((attribute) => !keeping.includes(ownString(resource.declaration, attribute)));
    if (lacking.length > 0) yield { verdict: 'fail', message: `${lacking.join(' and ')} must be Retain`, path: lacking[0] };
  },
  satisfies: ['NIST-800-53/CP-9'],
  mitigates: ['store.denial', 'store.spoofing'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html',
  examples: {
    fails: [bucket({}), bucket({ DeletionPolicy: 'Retain' })],
    passes: [bucket({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }), bucket({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' })],
  },
});
