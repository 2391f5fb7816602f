import { present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const distributionRootObjectSet = propertyControl({
  id: 'DistributionRootObjectSet',
  title: 'CloudFront distributions of a bucket have a default root object',
  severity: 'low',
  why: 'A request for the root lists the objects of the bucket where its policy allows that, and else tells that there is a bucket.',
  fix: "Set DefaultRootObject, such as 'index.html'.",
  resource: 'AWS::CloudFront::Distribution',
  appliesWhen: some('DistributionConfig.Origins', present('S3OriginConfig')),
  requires: present('DistributionConfig.DefaultRootObject'),
  satisfies: ['FSBP/CloudFront.1'],
  mitigates: ['store.disclosure'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/DefaultRootObject.html',
  examples: {
    fails: [{ DistributionConfig: { Origins: [{ Id: 'site', S3OriginConfig: {} }] } }],
    passes: [
      { DistributionConfig: { Origins: [{ Id: 'site', S3OriginConfig: {} }], DefaultRootObject: 'index.html' } },
      { DistributionConfig: { Origins: [{ Id: 'api', CustomOriginConfig: {} }] } },
    ],
    unknown: [{ DistributionConfig: { Origins: { 'Fn::ImportValue': 'Origins' } } }],
  },
});
