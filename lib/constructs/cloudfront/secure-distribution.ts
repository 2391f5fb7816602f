import { Duration, Names, Stack, Token } from 'aws-cdk-lib';
import * as cloudfront from 'aws-cdk-lib/aws-cloudfront';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { strongDistributionTlsPolicies } from '../../facts/tls-security-policies';
import { SecurityAlarms } from '../cloudwatch/security-alarms';
import { SecureLogGroup } from '../logs/secure-log-group';
import { recordException } from '../reasoned-exception';
import { SecureWebAcl, WebAclScope } from '../wafv2/secure-web-acl';
import { WebAcl } from '../wafv2/web-acl';
import { deliverRequests } from './distribution-log';
import { DistributionAlarmsProps, DistributionProtectionProps, SecureDistributionProps } from './secure-distribution-props';

/** Where CloudFront has its web ACLs, logs and metrics. */
const home = 'us-east-1';
const edgeStack = `new Stack(app, 'Edge', { env: { account: '<yours>', region: '${home}' }, crossRegionReferences: true })`;

/**
 * A CloudFront distribution behind a web ACL that speaks HTTPS with TLS 1.3 alone, caches nothing, adds security headers,
 * and is logged and watched. It can be used wherever an `IDistribution` is taken.
 *
 * Makes 12 resources (distribution, headers, log group and the three parts of its delivery, 2 alarms; web ACL with its
 * log, logging and alarm), and once per stack the key and the alarm topic with its policy. Idle: 10.30 USD a month (10 for
 * the web ACL, 0.30 for the alarms), 1 USD per stack for the key.
 */
export class SecureDistribution extends cloudfront.Distribution {
  /** The web ACL, unless it was made elsewhere or left out. */
  public readonly webAcl?: SecureWebAcl;
  /** The headers that every answer has. */
  public readonly responseHeadersPolicy: cloudfront.IResponseHeadersPolicy;
  /** Where requests are logged. */
  public readonly accessLog: logs.ILogGroup;
  /** Where viewers call: the first of the domains. */
  public readonly url: string;
  /** The alarms that were made. */
  public readonly alarms: cloudwatch.Alarm[];

  /**
   * @throws where there is no domain, viewers could speak an old TLS, or what belongs to us-east-1 would be made elsewhere
   */
  public constructor(scope: Construct, id: string, props: SecureDistributionProps) {
    const { webAcl = WebAcl.managed(), minimumProtocolVersion = cloudfront.SecurityPolicyProtocol.TLS_V1_3_2025 } = props;
    requireProtection(scope, props, `SecureDistribution '${scope.node.path}/${id}'`);
    super(scope, id, {
      defaultBehavior: {
        origin: props.origin,
        viewerProtocolPolicy: cloudfront.ViewerProtocolPolicy.HTTPS_ONLY,
        cachePolicy: props.cachePolicy ?? cloudfront.CachePolicy.CACHING_DISABLED,
        // The host is the origin's own: API Gateway and Lambda answer to no other.
        originRequestPolicy: cloudfront.OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
        allowedMethods: props.allowedMethods ?? cloudfront.AllowedMethods.ALLOW_ALL,
        responseHeadersPolicy: props.responseHeadersPolicy,
        trustedKeyGroups: props.trustedKeyGroups,
      },
      domainNames: props.domainNames,
      certificate: props.certificate,
      minimumProtocolVersion,
      geoRestriction: props.geoRestriction,
      httpVersion: cloudfront.HttpVersion.HTTP2_AND_3,
      comment: props.comment ?? `${scope.node.path}/${id}`.slice(-128),
    });
    this.url = `https://${props.domainNames[0]}/`;
    const resource = this.node.defaultChild as cloudfront.CfnDistribution;
    this.responseHeadersPolicy = props.responseHeadersPolicy ?? strictHeaders(this);
    resource.addPropertyOverride(
      'DistributionConfig.DefaultCacheBehavior.ResponseHeadersPolicyId', this.responseHeadersPolicy.responseHeadersPolicyId,
    );
    this.webAcl = webAcl._make(this, 'WebAcl', { scope: WebAclScope.CLOUDFRONT, encryptionKey: props.encryptionKey });
    const webAclArn = this.webAcl?.webAclArn ?? webAcl.existingArn;
    if (webAclArn === undefined) recordException(this, 'DistributionProtected', webAcl.reason ?? '');
    else this.attachWebAclId(webAclArn);

    const monitoring = props.monitoringScope ? new Construct(props.monitoringScope, `${id}Monitoring`) : this;
    this.accessLog = props.accessLog ?? new SecureLogGroup(monitoring, 'AccessLog', {
      encryptionKey: props.encryptionKey,
      logGroupName: `/aws/vendedlogs/cloudfront/${Names.uniqueResourceName(monitoring, { maxLength: 100 })}`,
    });
    deliverRequests(monitoring, this.distributionArn, this.accessLog);
    const alarms = new SecurityAlarms(monitoring, 'Alarms', props.alarms);
    this.addAlarms(alarms, props.alarms ?? {});
    this.alarms = [...alarms.alarms, ...this.webAcl?.alarms ?? []];
  }

  private addAlarms(alarms: SecurityAlarms, { serverErrorRate = 5, clientErrorRate = 25 }: DistributionAlarmsProps): void {
    const rate = (metricName: string) => new cloudwatch.Metric({
      namespace: 'AWS/CloudFront',
      metricName,
      dimensionsMap: { DistributionId: this.distributionId, Region: 'Global' },
      period: Duration.minutes(5),
      statistic: cloudwatch.Stats.AVERAGE,
    });
    alarms.add('ServerErrors', {
      metric: rate('5xxErrorRate'), threshold: serverErrorRate, description: `${this.node.path} or what is behind it fails`,
    });
    alarms.add('ClientErrors', {
      metric: rate('4xxErrorRate'),
      threshold: clientErrorRate,
      description: `A large share of requests to ${this.node.path} is refused: somebody may be probing it`,
      evaluationPeriods: 3,
    });
  }
}

function requireProtection(scope: Construct, props: DistributionProtectionProps, subject: string): void {
  const { domainNames, webAcl, monitoringScope, minimumProtocolVersion } = props;
  if (domainNames.length === 0) {
    throw new Error(`${subject}: got no domain, and with its own CloudFront takes TLS 1.0. Write domainNames: ['<a domain of the certificate>'].`);
  }
  if (minimumProtocolVersion && !strongDistributionTlsPolicies.includes(minimumProtocolVersion)) {
    throw new Error(`${subject}: viewers could speak an old TLS, got minimumProtocolVersion ${minimumProtocolVersion}. Leave it out, or write SecurityPolicyProtocol.TLS_V1_2_2021 or newer.`);
  }
  const isHome = ({ region }: Stack) => Token.isUnresolved(region) || region === home;
  const { region } = Stack.of(scope);
  if (!isHome(Stack.of(monitoringScope ?? scope))) {
    throw new Error(`${subject}: CloudFront's log and metrics are in ${home}, got ${Stack.of(monitoringScope ?? scope).region}. Write monitoringScope: ${edgeStack}.`);
  }
  if (!isHome(Stack.of(scope)) && webAcl === undefined) {
    throw new Error(`${subject}: a web ACL of CloudFront can be made in ${home} alone, and this stack is in ${region}. Write webAcl: WebAcl.shared(new SecureWebAcl(<a stack of ${home} with crossRegionReferences>, 'WebAcl', { scope: WebAclScope.CLOUDFRONT })), or WebAcl.existing('<its ARN>').`);
  }
}

/** https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/understanding-response-headers-policies.html */
function strictHeaders(scope: Construct): cloudfront.ResponseHeadersPolicy {
  return new cloudfront.ResponseHeadersPolicy(scope, 'Headers', {
    securityHeadersBehavior: {
      strictTransportSecurity: { accessControlMaxAge: Duration.days(730), includeSubdomains: true, override: true },
      contentTypeOptions: { override: true },
      frameOptions: { frameOption: cloudfront.HeadersFrameOption.DENY, override: true },
      referrerPolicy: { referrerPolicy: cloudfront.HeadersReferrerPolicy.NO_REFERRER, override: true },
    },
  });
}
