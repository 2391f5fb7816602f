import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';
import { Construct } from 'constructs';
import { DistributionProtectionProps, SecureDistribution, SecureFunctionUrl } from '../../../lib';
import { ConstructCases, gone, set, without } from '../construct-cases';
import { minimalFunction } from '../minimal-function';

const domain = (scope: Construct): DistributionProtectionProps => ({
  domainNames: ['orders.example.com'],
  certificate: acm.Certificate.fromCertificateArn(scope, 'Certificate', 'arn:aws:acm:us-east-1:111122223333:certificate/a1b2'),
});

const config = 'DistributionConfig';
const behavior = `${config}.DefaultCacheBehavior`;

export const cloudFront: ConstructCases = {
  minimal: {
    SecureDistribution: (scope) => new SecureDistribution(scope, 'Site', { ...domain(scope), origin: new origins.HttpOrigin('api.example.com') }),
    SecureFunctionUrl: (scope) => new SecureFunctionUrl(scope, 'Orders', { ...domain(scope), handler: minimalFunction(scope) }),
  },
  weakenings: [
    ['SecureDistribution', 'AWS::CloudFront::Distribution', 'web ACL', without(`${config}.WebACLId`), 'DistributionProtected'],
    ['SecureDistribution', 'AWS::CloudFront::Distribution', 'HTTPS', set(`${behavior}.ViewerProtocolPolicy`, 'allow-all'), 'DistributionHttpsOnly'],
    ['SecureDistribution', 'AWS::CloudFront::Distribution', 'TLS', set(`${config}.ViewerCertificate.MinimumProtocolVersion`, 'TLSv1.1_2016'), 'DistributionTls'],
    ['SecureDistribution', 'AWS::CloudFront::Distribution', 'certificate', without(`${config}.ViewerCertificate`), 'DistributionOwnCertificate'],
    ['SecureDistribution', 'AWS::CloudFront::Distribution', 'security headers', without(`${behavior}.ResponseHeadersPolicyId`), 'DistributionSecurityHeadersAdded'],
    ['SecureDistribution', 'AWS::CloudFront::Distribution', 'HTTPS to the origin', set(`${config}.Origins.0.CustomOriginConfig.OriginProtocolPolicy`, 'http-only'), 'OriginEncrypted'],
    ['SecureDistribution', 'AWS::Logs::DeliverySource', 'log', gone, 'DistributionLogged'],
    ['SecureDistribution', 'AWS::Logs::Delivery', 'delivery of the log', gone, 'DistributionLogDelivered'],
    ['SecureDistribution', 'AWS::Logs::Delivery', 'log without cookies', set('RecordFields', ['date', 'cs(Cookie)']), 'DistributionLogDelivered'],
    ['SecureDistribution', 'AWS::CloudWatch::Alarm', 'alarms', gone, 'DistributionErrorsAlarmed'],
    ['SecureDistribution', 'AWS::WAFv2::LoggingConfiguration', 'web ACL log', gone, 'WebAclLogged'],
    ['SecureDistribution', 'AWS::CloudFront::ResponseHeadersPolicy', 'transport security', set('ResponseHeadersPolicyConfig.SecurityHeadersConfig.StrictTransportSecurity.AccessControlMaxAgeSec', 60), 'ResponseHeadersPolicyTransportStrict'],
    ['SecureFunctionUrl', 'AWS::Lambda::Url', 'authentication', set('AuthType', 'NONE'), 'FunctionUrlAuthenticated'],
    ['SecureFunctionUrl', 'AWS::CloudFront::OriginAccessControl', 'signature', set('OriginAccessControlConfig.SigningBehavior', 'no-override'), 'OriginAccessControlSigns'],
    ['SecureFunctionUrl', 'AWS::CloudFront::Distribution', 'origin access control', without(`${config}.Origins.0.OriginAccessControlId`), 'FunctionUrlOriginSigned'],
  ],
  notWeaker: [
    { mutations: /AWS::(Lambda::Url|CloudFront::Distribution): removed/, reason: 'What is to be kept safe is gone with its protection.' },
    {
      mutations: /AWS::CloudFront::Distribution Properties\.DistributionConfig\.(Aliases|Comment|Enabled|HttpVersion|IPV6Enabled|DefaultCacheBehavior\.(AllowedMethods|Compress|OriginRequestPolicyId))\b.*/,
      reason: 'What the distribution is about and what reaches the origin, not how it is kept safe.',
    },
    { mutations: /AWS::CloudFront::Distribution Properties\.DistributionConfig\.Origins\[\]\.CustomOriginConfig\.OriginReadTimeout: .*/, reason: 'How long CloudFront waits.' },
    { mutations: /AWS::Logs::Delivery(Destination)? Properties\.(RecordFields(\[\w*\])?: (?!removed|emptied|cs\(Cookie\)|cs-uri-query).*|RecordFields\[\w*\]: removed|OutputFormat: .*)/, reason: 'What else is logged, and how.' },
    { mutations: /AWS::Lambda::Url Properties\.InvokeMode: removed/, reason: 'BUFFERED is the default.' },
    { mutations: /AWS::Lambda::Permission Properties\.FunctionUrlAuthType: removed/, reason: 'The URL asks for it.' },
    { mutations: /AWS::Lambda::Permission Properties\.InvokedViaFunctionUrl: .*/, reason: 'CloudFront invokes functions by their URLs alone.' },
    { mutations: /AWS::CloudFront::ResponseHeadersPolicy .*AccessControlMaxAgeSec: more/, reason: 'Longer is stricter.' },
    { mutations: /AWS::CloudWatch::Alarm\([45]xxErrorRate\) Properties\.Statistic: (Maximum|Sum)/, reason: 'An alarm sooner.' },
  ],
  refusedOnDeployment: [
    { mutations: /AWS::WAFv2::WebACL Properties\.Scope: (CLOUDFRONT|REGIONAL)/, reason: 'What it protects takes no web ACL of the other scope.' },
    { mutations: /AWS::CloudFront::Distribution .*\.(TargetOriginId|Origins\[\]\.Id): Stack\w+/, reason: 'The behavior names an origin that there is not.' },
    { mutations: /AWS::Logs::DeliverySource Properties\.LogType: ERROR_LOGS/, reason: 'CloudFront has no such log.' },
    { mutations: /AWS::CloudFront::Distribution Properties\.DistributionConfig\.(WebACLId|DefaultCacheBehavior\.ResponseHeadersPolicyId|Origins\[\]\.OriginAccessControlId): something else/, reason: 'It refers to something that does not exist.' },
    { mutations: /AWS::CloudFront::Distribution Properties\.DistributionConfig\.(Origins(\[\](\.CustomOriginConfig)?)?|DefaultCacheBehavior\.CachePolicyId|ViewerCertificate\.SslSupportMethod): removed/, reason: 'CloudFront requires it.' },
    { mutations: /AWS::Lambda::Url Properties\.TargetFunctionArn: something else/, reason: 'There is no such function.' },
    { mutations: /AWS::CloudFront::OriginAccessControl: removed/, reason: 'The distribution names it.' },
    { mutations: /AWS::Logs::Delivery(Source|Destination) Properties\.(LogType|DestinationResourceArn|ResourceArn): (removed|of another account)/, reason: 'CloudWatch Logs requires it, of the own account.' },
  ],
  survivors: [
    { mutations: /AWS::CloudFront::Distribution .*\.OriginSSLProtocols(\[\])?: removed/, reason: 'Which versions CloudFront speaks then, AWS does not say.' },
    { mutations: /AWS::CloudFront::ResponseHeadersPolicy .*\.SecurityHeadersConfig: removed/, reason: 'A policy may be for CORS alone.' },
  ],
};
