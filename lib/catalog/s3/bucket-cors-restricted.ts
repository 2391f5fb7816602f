import { each, is, not, some, when } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const bucketCorsRestricted = propertyControl({
  id: 'BucketCorsRestricted',
  title: 'S3 buckets name the websites whose scripts may write to them',
  severity: 'medium',
  why: 'Any website that a user visits can use a signed link or the credentials of that user to replace or delete objects.',
  fix: 'List the origins in AllowedOrigins of rules that allow PUT, POST or DELETE.',
  resource: 'AWS::S3::Bucket',
  requires: each('CorsConfiguration.CorsRules', when(
    some('AllowedMethods', is('', 'PUT', 'POST', 'DELETE')),
    each('AllowedOrigins', not(is('', '*', 'https://*', 'http://*'))),
  )),
  satisfies: ['NIST-800-53/AC-4'],
  mitigates: ['store.tampering'],
  source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/cors.html',
  examples: {
    fails: [
      { CorsConfiguration: { CorsRules: [{ AllowedMethods: ['GET', 'PUT'], AllowedOrigins: ['*'] }] } },
      { CorsConfiguration: { CorsRules: [{ AllowedMethods: ['POST'], AllowedOrigins: ['*'] }] } },
      { CorsConfiguration: { CorsRules: [{ AllowedMethods: ['DELETE'], AllowedOrigins: ['https://*'] }] } },
    ],
    passes: [
      {},
      { CorsConfiguration: { CorsRules: [{ AllowedMethods: ['GET'], AllowedOrigins: ['*'] }] } },
      { CorsConfiguration: { CorsRules: [{ AllowedMethods: ['PUT'], AllowedOrigins: ['https://shop.example.com'] }] } },
    ],
    unknown: [{ CorsConfiguration: { CorsRules: [{ AllowedMethods: ['PUT'], AllowedOrigins: [{ Ref: 'Website' }] }] } }],
  },
});
