import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { AlarmsProps } from '../cloudwatch/security-alarms';
import { WebAcl } from '../wafv2/web-acl';

/** The alarms of a `SecureDistribution`, and where they are raised. */
export interface DistributionAlarmsProps extends AlarmsProps {
  /**
   * The share of requests answered with 5xx, in percent.
   *
   * @default 5
   */
  readonly serverErrorRate?: number;

  /**
   * The share of requests answered with 4xx, in percent.
   *
   * @default 25
   */
  readonly clientErrorRate?: number;
}

/** How a distribution is protected, whatever its origin is. */
export interface DistributionProtectionProps {
  /** The domains of the distribution. With CloudFront's own domain it takes TLS 1.0, whatever is set. */
  readonly domainNames: string[];

  /** A certificate for them, of us-east-1. */
  readonly certificate: acm.ICertificate;

  /**
   * The web ACL, of the scope CLOUDFRONT. In a stack of another region than us-east-1 it has to be one that was made there.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/distribution-web-awswaf.html
   * @default WebAcl.managed()
   */
  readonly webAcl?: WebAcl;

  /**
   * Where log and alarms are made: a construct of a stack of us-east-1, where CloudFront has its logs and metrics.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logging.html
   * @default - the distribution; has to be given in a stack of another region
   */
  readonly monitoringScope?: Construct;

  /**
   * The oldest TLS that viewers may speak: TLSv1.2_2021 or newer.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/secure-connections-supported-viewer-protocols-ciphers.html
   * @default SecurityPolicyProtocol.TLS_V1_3_2025
   */
  readonly minimumProtocolVersion?: cloudfront.SecurityPolicyProtocol;

  /**
   * What is cached, and for how long. What one user got must not be answered to another.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/using-managed-cache-policies.html
   * @default CachePolicy.CACHING_DISABLED
   */
  readonly cachePolicy?: cloudfront.ICachePolicy;

  /**
   * Which methods are let through.
   *
   * @default AllowedMethods.ALLOW_ALL
   */
  readonly allowedMethods?: cloudfront.AllowedMethods;

  /**
   * The headers that every answer has.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html
   * @default - HTTPS alone for 2 years, no sniffing of types, no frames, no referrer
   */
  readonly responseHeadersPolicy?: cloudfront.IResponseHeadersPolicy;

  /**
   * The countries that may call, or may not.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/georestrictions.html
   * @default - all may
   */
  readonly geoRestriction?: cloudfront.GeoRestriction;

  /**
   * Lets only viewers in whose URLs or cookies were signed with one of these keys. Without it CloudFront asks nobody who
   * calls: that is up to the origin.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/PrivateContent.html
   * @default - none
   */
  readonly trustedKeyGroups?: cloudfront.IKeyGroup[];

  /**
   * Encrypts the log of requests and that of a web ACL of its own.
   *
   * @default - the shared `SecureKey` of the stack that they are in
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Where requests are logged.
   *
   * @default - a `SecureLogGroup` of its own
   */
  readonly accessLog?: logs.ILogGroup;

  /**
   * What the distribution is for.
   *
   * @default - the construct path
   */
  readonly comment?: string;

  /**
   * The alarms, their thresholds and actions.
   *
   * @default - shares of server and client errors; to the shared `AlarmTopic` of the stack that they are in
   */
  readonly alarms?: DistributionAlarmsProps;
}

/** Properties of `SecureDistribution`. */
export interface SecureDistributionProps extends DistributionProtectionProps {
  /** Where requests go. It is up to the origin to take no requests but CloudFront's. */
  readonly origin: cloudfront.IOrigin;
}
