import { Annotations, Lazy, Stack } from 'aws-cdk-lib';
import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { addApiAlarms } from '../api-gateway/api-alarms';
import { preflightOptions, requireOrigins } from '../api-gateway/cors';
import { parseRoute } from '../api-gateway/route';
import { defaultThrottle, requireLimits, Throttle } from '../api-gateway/throttle';
import { MutualTlsOrigin } from '../cloudfront/mutual-tls-origin';
import { SecureDistribution } from '../cloudfront/secure-distribution';
import { SecurityAlarms } from '../cloudwatch/security-alarms';
import { trustSource } from '../lambda/trusted-sources';
import { recordException } from '../reasoned-exception';
import { accessLogGroup, httpAccessLogFormat } from './access-log';
import { mapDomain, requireAddress } from './api-domain';
import { HttpAuthorization } from './http-authorization';
import { integrationTimeout, RouteIntegration } from './route-integration';
import { HttpApiProtectionProps, HttpRouteOptions, SecureHttpApiProps } from './secure-http-api-props';

/**
 * An HTTP API whose every route asks who calls, and is throttled, logged and watched. It can be used wherever an
 * `IHttpApi`, or an `HttpApi`, is taken.
 *
 * AWS WAF can't stand in front of an HTTP API: that takes CloudFront, see `protectWithCloudFront`. It has no tracing and
 * validates no bodies either; where you need these, take `SecureApi`, or a function with an input guard.
 *
 * Makes, besides routes, 10 resources (API, stage, log, 5 alarms, 2 metric filters), and once per stack the key and the
 * alarm topic with its policy. Idle: 0.50 USD a month for the alarms, 1 USD per stack for the key.
 */
export class SecureHttpApi extends apigatewayv2.HttpApi {
  /** Where requests are logged. */
  public readonly accessLog: logs.ILogGroup;
  /** The domain, where there is one: DNS has to point to its `regionalDomainName`. */
  public readonly domain?: apigatewayv2.DomainName;
  /** The alarms that were made. */
  public readonly alarms: cloudwatch.Alarm[];
  private readonly authorization: HttpAuthorization;
  private readonly throttledRoutes: Record<string, object> = {};
  private readonly routes = new Set<string>();
  /** The domain, where it asks clients for a certificate. */
  private readonly mutualTlsDomain?: string;

  /**
   * @throws where CORS would let every web page in, a limit is none, or domain and endpoint do not go together
   */
  public constructor(scope: Construct, id: string, props: SecureHttpApiProps = {}) {
    const { throttle = defaultThrottle, authorization = HttpAuthorization.iam(), cors } = props;
    const subject = `SecureHttpApi '${scope.node.path}/${id}'`;
    requireAddress(props, subject);
    requireLimits(throttle, subject);
    if (cors) requireOrigins(cors, subject);
    super(scope, id, {
      apiName: props.apiName,
      description: props.description,
      disableExecuteApiEndpoint: props.disableExecuteApiEndpoint ?? props.domain !== undefined,
      corsPreflight: cors && { ...preflightOptions(cors), allowMethods: [apigatewayv2.CorsHttpMethod.ANY] },
      defaultAuthorizer: new DefaultAuthorizer(authorization),
    });
    this.authorization = authorization;
    this.accessLog = props.accessLog ?? accessLogGroup(this, props.encryptionKey);
    this.configureStage(throttle);
    const stage = this.defaultStage!;
    this.domain = props.domain && mapDomain(this, stage, props.domain);

    const alarms = new SecurityAlarms(this, 'Alarms', props.alarms);
    addApiAlarms(alarms, { construct: 'SecureHttpApi', stage, accessLog: this.accessLog }, props.alarms ?? {});
    this.alarms = alarms.alarms;
    this.mutualTlsDomain = props.domain?.mutualTls && props.domain.domainName;
    Annotations.of(this).addInfoV2(noWebAclId, noWebAcl);
  }

  /** The URL of the API: on the domain, where there is one. */
  public get url(): string | undefined {
    return this.domain ? `https://${this.domain.name}/` : super.url;
  }

  /**
   * Adds a route, such as `GET /orders/{id}`.
   *
   * @param route method and path
   * @param handler the function that answers
   * @param options what the route asks of its requests
   * @throws where it is no route, there is one already, or a limit is none
   */
  public addRoute(route: string, handler: lambda.IFunction, options: HttpRouteOptions = {}): apigatewayv2.HttpRoute {
    const parsed = this.newRoute(route);
    const key = `${parsed.method} ${parsed.path}`;
    const subject = `SecureHttpApi '${this.node.path}', route '${key}'`;
    const { authorization = this.authorization, throttle } = options;
    if (throttle) requireLimits(throttle, subject);
    const made = new apigatewayv2.HttpRoute(this, `${parsed.method}${parsed.path}`, {
      httpApi: this,
      routeKey: apigatewayv2.HttpRouteKey.with(parsed.path, parsed.method as apigatewayv2.HttpMethod),
      integration: new RouteIntegration(handler, parsed, integrationTimeout(handler, options.timeout, subject)),
      ...authorization._routeOptions(this),
    });
    if (authorization.reason !== undefined) recordException(made, 'ApiRouteAuthorized', authorization.reason);
    trustSource(handler, { kind: 'apiGateway', arn: Stack.of(this).formatArn({ service: 'execute-api', resource: this.apiId }) });
    if (throttle) {
      this.throttledRoutes[key] = { ThrottlingRateLimit: throttle.rateLimit, ThrottlingBurstLimit: throttle.burstLimit };
      // A stage can't limit a route that is not there yet.
      this.defaultStage!.node.addDependency(made);
    }
    return made;
  }

  /**
   * Puts CloudFront with a web ACL in front of the API, and nobody gets around it: the API's domain asks for a client
   * certificate, which CloudFront has. AWS offers no origin access control for APIs, and a secret header could be told on.
   *
   * CloudFront calls the API by the API's own domain, so requests that viewers sign with IAM credentials for another don't
   * match: let routes ask for tokens. Mutual TLS with origins is part of CloudFront's business and pay-as-you-go plans.
   *
   * @param scope where the distribution is made: a stack of us-east-1, or see `monitoringScope`
   * @param id the distribution's construct id
   * @param props its domains, certificates and web ACL
   * @throws where the API has no domain with mutual TLS, or what `SecureDistribution` refuses
   */
  public protectWithCloudFront(scope: Construct, id: string, props: HttpApiProtectionProps): SecureDistribution {
    const { clientCertificate, ...protection } = props;
    if (this.mutualTlsDomain === undefined) {
      throw new Error(`SecureHttpApi '${this.node.path}': whoever knows the API's address would go around CloudFront, since its domain asks for no client certificate. Write domain: { domainName, certificate, mutualTls: { bucket, key, version } } with a truststore of the authority that signed clientCertificate, and of no other.`);
    }
    const origin = new MutualTlsOrigin(this.mutualTlsDomain, clientCertificate);
    const distribution = new SecureDistribution(scope, id, { ...protection, origin });
    Annotations.of(this).acknowledgeInfo(noWebAclId, 'CloudFront stands in front');
    return distribution;
  }

  private newRoute(text: string): ReturnType<typeof parseRoute> {
    const subject = `SecureHttpApi '${this.node.path}'`;
    const route = parseRoute(text, subject);
    // Variables of another name are the same route to API Gateway, which refuses it only when it is deployed.
    const name = `${route.method} ${route.path.replace(/\{\w+(\+?)\}/g, '{$1}')}`;
    if (this.routes.has(name)) throw new Error(`${subject}: there is a route '${route.method} ${route.path}' already. Write another method or path.`);
    this.routes.add(name);
    return route;
  }

  private configureStage({ rateLimit, burstLimit }: Throttle): void {
    const stage = this.defaultStage!.node.defaultChild as apigatewayv2.CfnStage;
    stage.accessLogSettings = { destinationArn: this.accessLog.logGroupArn, format: httpAccessLogFormat };
    stage.defaultRouteSettings = { throttlingRateLimit: rateLimit, throttlingBurstLimit: burstLimit };
    stage.routeSettings = Lazy.any({ produce: () => (Object.keys(this.throttledRoutes).length > 0 ? this.throttledRoutes : undefined) });
  }
}

/** Shown when the app is synthesized, until it is acknowledged or CloudFront stands in front. */
const noWebAclId = 'cdk-bulwark:SecureHttpApi.webAcl';
const noWebAcl = 'AWS WAF can not stand in front of an HTTP API: nothing filters requests by what they hold, or limits single callers. '
  + "Write api.protectWithCloudFront(...) to have CloudFront and a web ACL in front, or use SecureApi. "
  + "Where that is not needed, write Annotations.of(api).acknowledgeInfo('cdk-bulwark:SecureHttpApi.webAcl', '<why>').";

/** What routes ask for that were added by the calls of the CDK's own class. */
class DefaultAuthorizer implements apigatewayv2.IHttpRouteAuthorizer {
  public readonly authorizationType = undefined;

  public constructor(private readonly authorization: HttpAuthorization) {}

  public bind(options: apigatewayv2.HttpRouteAuthorizerBindOptions): apigatewayv2.HttpRouteAuthorizerConfig {
    const { authorizer, authorizationScopes } = this.authorization._routeOptions(options.scope);
    return { ...authorizer!.bind(options), authorizationScopes };
  }
}
