import { judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { resolve } from '../../core/intrinsics';
import { ownValue } from '../../core/json';
import { Resource, StackTemplate } from '../../core/template-graph';

const site = (origin: object) => ({ Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig: { Origins: [{ Id: 'api', CustomOriginConfig: {}, ...origin }] } } });
const host = { 'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::GetAtt': ['Url', 'FunctionUrl'] }] }] };
const url = { Type: 'AWS::Lambda::Url', Properties: { AuthType: 'AWS_IAM' } };

/** The host is cut out of the URL by functions: what counts is which resource stands in them. */
function isFunctionUrl(domainName: unknown, stack: StackTemplate): boolean {
  const written = JSON.stringify(domainName) ?? '';
  const attribute = /"Fn::GetAtt":\["([^"]+)","FunctionUrl"\]|([\w-]+)\.FunctionUrl\b/.exec(written);
  return /\.lambda-url\.[\w-]+\.on\.aws/.test(written)
    || (attribute !== null && stack.resource(attribute[1] ?? attribute[2])?.type === 'AWS::Lambda::Url');
}

export const functionUrlOriginSigned = graphControl({
  id: 'FunctionUrlOriginSigned',
  title: 'CloudFront proves to function URLs who it is',
  severity: 'high',
  why: 'Without a signature the function URL has to be public: it is called past the web ACL, the log and the cache.',
  fix: "Add AWS::CloudFront::OriginAccessControl of the type 'lambda', name it in OriginAccessControlId, and set the URL's AuthType to AWS_IAM.",
  resources: ['AWS::CloudFront::Distribution'],
  * check(resource) {
    for (const origins of resource.get('DistributionConfig.Origins')) {
      for (const [index, item] of origins.kind === 'list' ? origins.items.entries() : []) {
        for (const origin of resolve(item, origins.stack)) {
          if (origin.kind !== 'object' || !isFunctionUrl(ownValue(origin.value, 'DomainName'), origin.stack)) continue;
          const at = new Resource(origin.stack, resource.logicalId, resource.type, resource.declaration, origin.value);
          const { verdict, explanation } = judge(present('OriginAccessControlId'), at);
          if (verdict !== 'pass') yield { verdict, message: `${explanation}, and the origin is a function URL`, path: `Properties.DistributionConfig.Origins.${index}` };
        }
      }
    }
  },
  satisfies: ['FSBP/CloudFront.16', 'NIST-800-53/AC-3'],
  mitigates: ['function.spoofing'],
  source: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-restricting-access-to-lambda.html',
  examples: {
    fails: [
      { Url: url, Site: site({ DomainName: host }) }, { Site: site({ DomainName: 'abc.lambda-url.eu-west-1.on.aws' }) },
      { Url: url, Site: site({ DomainName: { 'Fn::Select': [2, { 'Fn::Split': ['/', { 'Fn::Sub': '${Url.FunctionUrl}' }] }] } }) },
    ],
    passes: [
      { Url: url, Site: site({ DomainName: host, OriginAccessControlId: 'E2QWRUHEXAMPLE' }) },
      { Site: site({ DomainName: 'api.example.com' }) }, { Url: { Type: 'Custom::Preview' }, Site: site({ DomainName: host }) },
      ...[{ Ref: 'Origins' }, [{ 'Fn::Transform': { Name: 'Origin' } }]].map((Origins) => (
        { Site: { Type: 'AWS::CloudFront::Distribution', Properties: { DistributionConfig: { Origins } } } }
      )),
    ],
    unknown: [{ Url: url, Site: site({ DomainName: host, OriginAccessControlId: { 'Fn::ImportValue': 'Control' } }) }],
  },
});
