import { Aspects, Duration, IAspect, Lazy, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct, IConstruct } from 'constructs';
import { newestRegionalPolicy } from '../facts/tls-security-policies';
import { accessLogFormat } from './access-log-format';
import { addApiAlarms } from './api-alarms';
import { ApiGatewayAccount } from './api-gateway-account';
import { Authorization } from './authorization';
import { addGatewayResponses } from './gateway-responses';
import { recordException, requireReason } from './reasoned-exception';
import { toDraft4 } from './request-model';
import { parseRoute, Route, settingsPath } from './route';
import { CorsProps, RouteOptions, SecureApiProps, Throttle } from './secure-api-props';
import { SecureLogGroup } from './secure-log-group';
import { SecureWebAcl } from './secure-web-acl';
import { SecurityAlarms } from './security-alarms';
import { WebAcl } from './web-acl';

/**
 * A REST API whose every method asks who calls, validates what it gets, and is throttled, logged, traced and watched,
 * behind a web ACL and TLS 1.3. It can be used wherever an `IRestApi` is taken.
 *
 * Makes, besides routes, 19 resources (API, deployment, stage, validator, 2 gateway responses, access log, web ACL with
 * log, logging and association, 6 alarms, 2 metric filters), and once per account the role and setting of API
 * Gateway's logs, per stack the key and the alarm topic with its policy. Idle: 10.60 USD a month (10 for the web ACL,
 * 0.60 for the alarms), 1 USD per stack for the key.
 */
export class SecureApi extends apigateway.RestApi {
  public readonly accessLog: logs.ILogGroup;
  /** The web ACL, unless it was made elsewhere or left out. */
  public readonly webAcl?: SecureWebAcl;
  /** Validates body and parameters of every method. */
  public readonly requestValidator: apigateway.RequestValidator;
  /** The setting that lets API Gateway log, unless it was left out. */
  public readonly account?: ApiGatewayAccount;
  /** The custom domain, if there is one. */
  public readonly customDomain?: apigateway.DomainName;
  /** The alarms that were made. */
  public readonly alarms: cloudwatch.Alarm[];
  private readonly authorization: Authorization;
  private readonly throttled: apigateway.CfnStage.MethodSettingProperty[] = [];
  private readonly authorizations: Authorization[] = [];
  private readonly routes = new Set<string>();

  /**
   * @throws where CORS would let every web page in
   */
  public constructor(scope: Construct, id: string, props: SecureApiProps = {}) {
    const { throttle = { rateLimit: 50, burstLimit: 100 } } = props;
    super(scope, id, {
      description: props.description,
      cloudWatchRole: false,
      disableExecuteApiEndpoint: props.domain !== undefined,
      endpointConfiguration: { types: [apigateway.EndpointType.REGIONAL] },
      defaultMethodOptions: { authorizationType: apigateway.AuthorizationType.IAM },
      defaultCorsPreflightOptions: props.cors && preflight(props.cors, `${scope.node.path}/${id}`),
      deployOptions: {
        stageName: props.stageName ?? 'prod',
        tracingEnabled: true,
        metricsEnabled: true,
        loggingLevel: apigateway.MethodLoggingLevel.ERROR,
        dataTraceEnabled: false,
      },
    });
    this.authorization = props.authorization ?? Authorization.iam();
    this.accessLog = props.accessLog ?? new SecureLogGroup(this, 'AccessLog');
    this.requestValidator = this.addRequestValidator('Validator', { validateRequestBody: true, validateRequestParameters: true });
    Aspects.of(this).add(new ValidateEveryMethod(this.requestValidator));

    const resource = this.node.defaultChild as apigateway.CfnRestApi;
    resource.securityPolicy = newestRegionalPolicy;
    resource.endpointAccessMode = 'STRICT';
    this.configureStage(this.deploymentStage.node.defaultChild as apigateway.CfnStage, throttle);
    if (props.configureAccount ?? true) {
      this.account = ApiGatewayAccount.shared(this);
      this.deploymentStage.node.addDependency(this.account);
    }
    addGatewayResponses(this, props.cors?.allowOrigins ?? []);
    this.webAcl = this.protect(props.webAcl ?? WebAcl.managed());
    this.customDomain = props.domain && new apigateway.DomainName(this, 'Domain', {
      domainName: props.domain.domainName,
      certificate: props.domain.certificate,
      mtls: props.domain.mutualTls,
      securityPolicy: apigateway.SecurityPolicy.TLS13_1_3_2025_09,
      endpointAccessMode: apigateway.EndpointAccessMode.STRICT,
      mapping: this,
    });
    const alarms = new SecurityAlarms(this, 'Alarms', props.alarms);
    addApiAlarms(alarms, this.deploymentStage, { accessLog: this.accessLog, webAcl: this.webAcl }, props.alarms ?? {});
    this.alarms = alarms.alarms;
  }

  /**
   * Adds a route, such as `POST /orders/{id}`.
   *
   * @param route method and path
   * @param handler the function that answers
   * @param options what the route asks of its requests
   * @throws where it is no route, there is one already, or the body's schema can't be enforced
   */
  public addRoute(route: string, handler: lambda.IFunction, options: RouteOptions = {}): apigateway.Method {
    const parsed = parseRoute(route, this.node.path);
    const name = `${parsed.method} ${parsed.path}`;
    if (this.routes.has(name)) throw new Error(`SecureApi '${this.node.path}': there is a route '${name}' already. Write another method or path.`);
    this.routes.add(name);
    const authorization = options.authorization ?? this.authorization;
    const subject = `SecureApi '${this.node.path}', route '${name}'`;
    if (authorization.reason !== undefined) requireReason(subject, authorization.reason);
    const method = this.root.resourceForPath(parsed.path).addMethod(parsed.method, new apigateway.LambdaIntegration(handler, {
      allowTestInvoke: false,
    }), {
      ...authorization._methodOptions(this, this.indexOf(authorization)),
      apiKeyRequired: options.apiKeyRequired,
      requestValidator: this.requestValidator,
      requestParameters: requestParameters(parsed, options),
      requestModels: options.body && { $default: this.bodyModel(parsed, options.body, subject) },
    });
    if (authorization.reason !== undefined) recordException(method, 'ApiMethodAuthorized', authorization.reason);
    if (options.throttle) this.throttled.push(methodSetting(settingsPath(parsed.path), parsed.method, options.throttle));
    return method;
  }

  private configureStage(stage: apigateway.CfnStage, throttle: Throttle): void {
    stage.accessLogSetting = { destinationArn: this.accessLog.logGroupArn, format: accessLogFormat().toString() };
    const everyMethod: apigateway.CfnStage.MethodSettingProperty = {
      ...methodSetting('/*', '*', throttle), loggingLevel: 'ERROR', dataTraceEnabled: false, metricsEnabled: true,
    };
    // A setting of a route replaces the general one, so it repeats what it does not change.
    stage.methodSettings = Lazy.any({ produce: () => [everyMethod, ...this.throttled.map((setting) => ({ ...everyMethod, ...setting }))] });
  }

  private protect(webAcl: WebAcl): SecureWebAcl | undefined {
    if (webAcl.reason !== undefined) {
      recordException(this, 'ApiStageProtected', webAcl.reason);
      return undefined;
    }
    const made = webAcl._make(this, 'WebAcl');
    const { partition, region } = Stack.of(this);
    new wafv2.CfnWebACLAssociation(this, 'WebAclAssociation', {
      webAclArn: made?.webAclArn ?? webAcl.existingArn!,
      resourceArn: `arn:${partition}:apigateway:${region}::/restapis/${this.restApiId}/stages/${this.deploymentStage.stageName}`,
    });
    return made;
  }

  /** Authorizers are named by the order in which routes first use them. */
  private indexOf(authorization: Authorization): number {
    if (!this.authorizations.includes(authorization)) this.authorizations.push(authorization);
    return this.authorizations.indexOf(authorization);
  }

  private bodyModel({ method, path }: Route, body: Record<string, unknown>, subject: string): apigateway.IModel {
    const schema = toDraft4(body, subject);
    const id = `${method}${path.replace(/[^A-Za-z0-9]+/g, '')}Body`;
    const model = new apigateway.CfnModel(this, id, { restApiId: this.restApiId, contentType: 'application/json', schema });
    // A new schema needs a new deployment to be in force.
    this.latestDeployment?.node.addDependency(model);
    this.latestDeployment?.addToLogicalId({ [id]: schema });
    return apigateway.Model.fromModelName(this, `${id}Name`, model.ref);
  }
}

/** Methods that were added through the L2's own calls are validated too. */
class ValidateEveryMethod implements IAspect {
  public constructor(private readonly validator: apigateway.RequestValidator) {}

  public visit(node: IConstruct): void {
    if (!apigateway.CfnMethod.isCfnMethod(node)) return;
    if (node.httpMethod !== 'OPTIONS') node.requestValidatorId ??= this.validator.requestValidatorId;
  }
}

function preflight(cors: CorsProps, constructPath: string): apigateway.CorsOptions {
  if (cors.allowOrigins.length === 0 || cors.allowOrigins.some((origin) => origin.includes('*'))) {
    throw new Error(`SecureApi '${constructPath}': cors.allowOrigins must name web pages, got ${JSON.stringify(cors.allowOrigins)}: every page a user has open could call the API. Write for instance ['https://orders.example.com'].`);
  }
  return {
    allowOrigins: cors.allowOrigins,
    allowHeaders: cors.allowHeaders ?? [
      'Content-Type', 'Authorization', 'X-Amz-Date', 'X-Amz-Security-Token', 'X-Amz-Content-Sha256', 'X-Api-Key',
    ],
    allowCredentials: cors.allowCredentials,
    maxAge: cors.maxAge ?? Duration.hours(1),
  };
}

function methodSetting(
  resourcePath: string, httpMethod: string, { rateLimit, burstLimit }: Throttle,
): apigateway.CfnStage.MethodSettingProperty {
  return { resourcePath, httpMethod, throttlingRateLimit: rateLimit, throttlingBurstLimit: burstLimit };
}

function requestParameters({ path }: Route, { requiredQueryParameters = [], requiredHeaders = [] }: RouteOptions): Record<string, boolean> {
  return Object.fromEntries([
    ...[...path.matchAll(/\{(\w+)\+?\}/g)].map(([, name]) => [`method.request.path.${name}`, true]),
    ...requiredQueryParameters.map((name) => [`method.request.querystring.${name}`, true]),
    ...requiredHeaders.map((name) => [`method.request.header.${name}`, true]),
  ]);
}
