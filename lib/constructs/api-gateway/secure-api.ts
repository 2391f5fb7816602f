import { ArnFormat, Aspects, CfnOutput, IAspect, Lazy, Names, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct, IConstruct } from 'constructs';
import { SecurityAlarms } from '../cloudwatch/security-alarms';
import { trustSource } from '../lambda/trusted-sources';
import { SecureLogGroup } from '../logs/secure-log-group';
import { recordException } from '../reasoned-exception';
import { SecureWebAcl } from '../wafv2/secure-web-acl';
import { WebAcl } from '../wafv2/web-acl';
import { accessLogFormat } from './access-log-format';
import { addApiAlarms } from './api-alarms';
import { domainOptions, requireEndpoint, tlsPolicy } from './api-endpoint';
import { ApiGatewayAccount } from './api-gateway-account';
import { Authorization } from './authorization';
import { preflightOptions, requireOrigins } from './cors';
import { addGatewayResponses } from './gateway-responses';
import { Schema, toDraft4 } from './request-model';
import { pathVariables, Route, RouteTable, settingsPath } from './route';
import { RouteOptions, SecureApiProps } from './secure-api-props';
import { defaultThrottle, requireLimits, Throttle } from './throttle';

/**
 * A REST API whose every method asks who calls, validates what it gets, and is throttled, logged, traced and watched,
 * behind a web ACL and TLS 1.3. It can be used wherever an `IRestApi`, or a `RestApi`, is taken.
 *
 * Makes, besides routes, 20 resources (API, deployment, stage, validator, 2 gateway responses, 2 logs, web ACL with its
 * log, logging and association, 6 alarms, 2 metric filters), and once per account the role and setting of API
 * Gateway's logs, per stack the key and the alarm topic with its policy. Idle: 10.60 USD a month (10 for the web ACL,
 * 0.60 for the alarms), 1 USD per stack for the key. `WebAcl.shared` and `alarms: { enabled: false }` save most of it.
 */
// Not RestApiBase around a RestApi: the L2's models and validators redeploy only what is an instance of RestApi.
export class SecureApi extends apigateway.RestApi {
  /** Where requests are logged. */
  public readonly accessLog: logs.ILogGroup;
  /** Where API Gateway logs what goes wrong within it. */
  public readonly executionLog: SecureLogGroup;
  /** The web ACL, unless it was made elsewhere or left out. */
  public readonly webAcl?: SecureWebAcl;
  /** Puts the web ACL in front of the stage. */
  public readonly webAclAssociation?: wafv2.CfnWebACLAssociation;
  /** Validates body and parameters of every method. */
  public readonly requestValidator: apigateway.RequestValidator;
  /** The answers of API Gateway itself. */
  public readonly gatewayResponses: apigateway.GatewayResponse[];
  /** The setting that lets API Gateway log, unless it was left out. */
  public readonly account?: ApiGatewayAccount;
  /** The alarms on it and on its web ACL. */
  public readonly alarms: cloudwatch.Alarm[];
  private readonly authorization: Authorization;
  private readonly throttle: Throttle;
  private readonly throttledRoutes: apigateway.CfnStage.MethodSettingProperty[] = [];
  private readonly routes: RouteTable;

  /**
   * @throws where CORS would let every web page in, a limit is none, or endpoint and domain do not go together
   */
  public constructor(scope: Construct, id: string, props: SecureApiProps = {}) {
    const { stageName = 'prod', throttle = defaultThrottle, endpointType = apigateway.EndpointType.REGIONAL } = props;
    const path = `${scope.node.path}/${id}`;
    const subject = `SecureApi '${path}'`;
    requireEndpoint(props, path);
    requireLimits(throttle, subject);
    if (props.cors) requireOrigins(props.cors, subject);
    super(scope, id, {
      // Metrics are kept by this name: without the stack's, alarms would count the requests of every stack's 'Api'.
      restApiName: props.restApiName ?? `${Names.uniqueResourceName(scope, { maxLength: 100 })}-${id}`,
      description: props.description,
      policy: props.policy,
      cloudWatchRole: false,
      disableExecuteApiEndpoint: props.disableExecuteApiEndpoint ?? props.domain !== undefined,
      endpointConfiguration: { types: [endpointType], vpcEndpoints: props.vpcEndpoints },
      defaultMethodOptions: { authorizationType: apigateway.AuthorizationType.IAM },
      defaultCorsPreflightOptions: props.cors && preflightOptions(props.cors),
      deployOptions: { stageName, tracingEnabled: true },
    });
    this.routes = new RouteTable(subject);
    this.authorization = props.authorization ?? Authorization.iam();
    this.throttle = throttle;
    this.accessLog = props.accessLog ?? new SecureLogGroup(this, 'AccessLog', { encryptionKey: props.encryptionKey });
    this.executionLog = new SecureLogGroup(this, 'ExecutionLog', {
      encryptionKey: props.encryptionKey,
      // API Gateway logs to this name, and makes a log group that never expires where there is none.
      logGroupName: `API-Gateway-Execution-Logs_${this.restApiId}/${stageName}`,
    });
    this.deploymentStage.node.addDependency(this.executionLog);
    this.requestValidator = this.addRequestValidator('Validator', { validateRequestBody: true, validateRequestParameters: true });
    Aspects.of(this).add(new ValidateEveryMethod(this.requestValidator));

    const resource = this.node.defaultChild as apigateway.CfnRestApi;
    resource.securityPolicy = tlsPolicy(endpointType);
    resource.endpointAccessMode = 'STRICT';
    this.configureStage(this.deploymentStage.node.defaultChild as apigateway.CfnStage);
    if (props.vpcEndpoints && !props.policy) this.grantInvokeFromVpcEndpointsOnly(props.vpcEndpoints);
    if (props.configureAccount ?? true) {
      this.account = ApiGatewayAccount.shared(this);
      this.account._precede(this.deploymentStage);
    }
    this.gatewayResponses = addGatewayResponses(this, props.cors?.allowOrigins ?? [], props.gatewayResponses ?? []);

    const webAcl = props.webAcl ?? WebAcl.managed();
    this.webAcl = webAcl._make(this, 'WebAcl', { encryptionKey: props.encryptionKey, alarms: props.alarms });
    this.webAclAssociation = this.associate(webAcl, this.webAcl?.webAclArn ?? webAcl.existingArn);
    if (props.domain) {
      this.addDomainName('Domain', domainOptions(props.domain, endpointType));
      (this.node.findChild('Endpoint') as CfnOutput).value = this.urlForPath();
    }
    const alarms = new SecurityAlarms(this, 'Alarms', props.alarms);
    addApiAlarms(alarms, { construct: 'SecureApi', stage: this.deploymentStage, accessLog: this.accessLog }, props.alarms ?? {});
    this.alarms = [...alarms.alarms, ...this.webAcl?.alarms ?? []];
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
    const parsed = this.routes.add(route);
    const subject = `SecureApi '${this.node.path}', route '${parsed.method} ${parsed.path}'`;
    const { authorization = this.authorization, throttle } = options;
    if (throttle) requireLimits(throttle, subject);
    const schema = options.body && toDraft4(options.body, subject);
    const resource = this.root.resourceForPath(parsed.path);
    const method = resource.addMethod(parsed.method, new apigateway.LambdaIntegration(handler, { allowTestInvoke: false }), {
      ...authorization._methodOptions(this),
      apiKeyRequired: options.apiKeyRequired,
      requestValidator: this.requestValidator,
      requestParameters: requestParameters(parsed, options),
      // For every content type: a body of a type without a model would not be validated.
      requestModels: schema && { $default: this.bodyModel(resource, parsed.method, schema) },
    });
    if (authorization.reason !== undefined) recordException(method, 'ApiMethodAuthorized', authorization.reason);
    // Not the stage: it depends on its methods, and they on the function.
    trustSource(handler, { kind: 'apiGateway', arn: Stack.of(this).formatArn({ service: 'execute-api', resource: this.restApiId }) });
    if (throttle) this.throttledRoutes.push(methodSetting(settingsPath(parsed.path), parsed.method, throttle));
    return method;
  }

  /**
   * Adds a usage plan, by default of this API's stage and with its limits for each API key. Keys limit callers; they
   * do not authenticate them.
   */
  public addUsagePlan(id: string, props: apigateway.UsagePlanProps = {}): apigateway.UsagePlan {
    return super.addUsagePlan(id, { apiStages: [{ api: this, stage: this.deploymentStage }], throttle: this.throttle, ...props });
  }

  /** The URL of a path: on the domain, where there is one, since the execute-api endpoint is then off. */
  public urlForPath(path: string = '/'): string {
    const url = super.urlForPath(path);
    return this.domainName ? `https://${this.domainName.domainName}${path}` : url;
  }

  private configureStage(stage: apigateway.CfnStage): void {
    stage.accessLogSetting = { destinationArn: this.accessLog.logGroupArn, format: accessLogFormat().toString() };
    const everyMethod: apigateway.CfnStage.MethodSettingProperty = {
      ...methodSetting('/*', '*', this.throttle), loggingLevel: 'ERROR', dataTraceEnabled: false, metricsEnabled: false,
    };
    // A setting of a route replaces the general one, so it repeats what it does not change.
    stage.methodSettings = Lazy.any({
      produce: () => [everyMethod, ...this.throttledRoutes.map((setting) => ({ ...everyMethod, ...setting }))],
    });
  }

  private associate(webAcl: WebAcl, webAclArn: string | undefined): wafv2.CfnWebACLAssociation | undefined {
    if (webAclArn === undefined) {
      recordException(this, 'ApiStageProtected', webAcl.reason ?? '');
      return undefined;
    }
    return new wafv2.CfnWebACLAssociation(this, 'WebAclAssociation', {
      webAclArn,
      resourceArn: Stack.of(this).formatArn({
        service: 'apigateway',
        account: '',
        resource: `/restapis/${this.restApiId}/stages`,
        resourceName: this.deploymentStage.stageName,
        arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
      }),
    });
  }

  private bodyModel(resource: apigateway.IResource, method: string, schema: Schema): apigateway.IModel {
    // The L2's model takes neither boolean schemas nor keywords as they are written.
    const model = new apigateway.CfnModel(resource, `${method}Body`, {
      restApiId: this.restApiId, contentType: 'application/json', schema,
    });
    // A new schema needs a new deployment to be in force.
    this.latestDeployment?.node.addDependency(model);
    this.latestDeployment?.addToLogicalId({ [model.node.path]: schema });
    return apigateway.Model.fromModelName(resource, `${method}BodyName`, model.ref);
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

function methodSetting(
  resourcePath: string, httpMethod: string, { rateLimit, burstLimit }: Throttle,
): apigateway.CfnStage.MethodSettingProperty {
  return { resourcePath, httpMethod, throttlingRateLimit: rateLimit, throttlingBurstLimit: burstLimit };
}

function requestParameters({ path }: Route, { requiredQueryParameters = [], requiredHeaders = [] }: RouteOptions): Record<string, boolean> {
  return Object.fromEntries([
    ...pathVariables(path).map((name) => [`method.request.path.${name}`, true]),
    ...requiredQueryParameters.map((name) => [`method.request.querystring.${name}`, true]),
    ...requiredHeaders.map((name) => [`method.request.header.${name}`, true]),
  ]);
}
