import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as origins from 'aws-cdk-lib/aws-cloudfront-origins';

/**
 * An origin that CloudFront shows a client certificate to, so that it can refuse all others.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-mtls-authentication.html
 */
export class MutualTlsOrigin extends origins.HttpOrigin {
  public constructor(domainName: string, private readonly clientCertificate: acm.ICertificate) {
    super(domainName);
  }

  protected renderCustomOriginConfig(): cloudfront.CfnDistribution.CustomOriginConfigProperty {
    return { ...super.renderCustomOriginConfig()!, originMtlsConfig: { clientCertificateArn: this.clientCertificate.certificateArn } };
  }
}
