import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const distributionCookiesNotLogged = propertyControl({
  id: 'DistributionCookiesNotLogged',
  title: 'Access logs of CloudFront distributions leave out cookies',
  severity: 'medium',
  why: 'Session cookies stand in the log: whoever may read logs takes over the sessions in them.',
  fix: 'Set Logging.IncludeCookies to false, or leave it out.',
  resource: 'AWS::CloudFront::Distribution',
  requires: not(is('DistributionConfig.Logging.IncludeCookies', true)),
  satisfies: ['CSA-Serverless/SAS-4'],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/AccessLogs.html',
  examples: {
    fails: [{ DistributionConfig: { Logging: { Bucket: 'logs.s3.amazonaws.com', IncludeCookies: true } } }],
    passes: [{ DistributionConfig: {} }, { DistributionConfig: { Logging: { Bucket: 'logs.s3.amazonaws.com', IncludeCookies: false } } }],
    unknown: [{ DistributionConfig: { Logging: { Bucket: 'logs.s3.amazonaws.com', IncludeCookies: { Ref: 'Cookies' } } } }],
  },
});
