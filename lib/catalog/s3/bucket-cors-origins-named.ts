import { each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const bucketCorsOriginsNamed = propertyControl({
  id: 'BucketCorsOriginsNamed',
  title: 'S3 buckets name the websites whose scripts may read from them',
  severity: 'low',
  why: 'Any website that a user visits can read, with a signed link or the credentials of that user, what the bucket holds.',
  fix: 'List the origins in AllowedOrigins.',
  profile: 'strict',
  resource: 'AWS::S3::Bucket',
  requires: each('CorsConfiguration.CorsRules', each('AllowedOrigins', not(is('', '*', 'https://*', 'http://*')))),
  satisfies: ['NIST-800-53/AC-4'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html',
  examples: {
    fails: [{ CorsConfiguration: { CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] } }],
    passes: [{}, { CorsConfiguration: { CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['https://shop.example.com'] }] } }],
    unknown: [{ CorsConfiguration: { CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: [{ Ref: 'Website' }] }] } }],
  },
});
