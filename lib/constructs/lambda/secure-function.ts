import { CfnResource, Duration, Stack, Token } from 'aws-cdk-lib';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { Construct, Node } from 'constructs';
import { FunctionBundle } from '../../bundling/function-bundle';
import { InputGuard, inputGuardWrapper } from '../../bundling/input-guard';
import { findRuntime, isDeprecated, newestRuntime } from '../../facts/lambda-runtimes';
import { findSecret } from '../../facts/secret-detector';
import { SecurityAlarms } from '../cloudwatch/security-alarms';
import { SecureKey } from '../kms/secure-key';
import { SecureLogGroup } from '../logs/secure-log-group';
import { recordException } from '../reasoned-exception';
import { DeadLetterQueue } from '../sqs/dead-letter-queue';
import { addFunctionAlarms } from './function-alarms';
import { functionRole, grantNeeds } from './function-role';
import { inputGuardOf, takesPartsOfBatches } from './input-guard';
import { SecureFunctionProps } from './secure-function-props';
import { carryTrustedSources, trustArn, trustPermitted, trustSource } from './trusted-sources';

/**
 * A Lambda function with a role of its own, an encrypted log that expires, tracing, a dead-letter queue and alarms.
 * It can be used wherever an `IFunction` is taken.
 *
 * Makes 11 resources (function, role, policy, log group, queue and policy, invoke config, 4 alarms), and once per
 * stack the key and the alarm topic with its policy. Idle: 0.40 USD a month for the alarms, 1 USD per stack for the key.
 */
export class SecureFunction extends lambda.FunctionBase {
  public readonly functionName: string;
  public readonly functionArn: string;
  public readonly grantPrincipal: iam.IPrincipal;
  public readonly role?: iam.IRole;
  public readonly permissionsNode: Node;
  public readonly architecture: lambda.Architecture;
  public readonly tenancyConfig?: lambda.TenancyConfig;
  public readonly resourceArnsForGrantInvoke: string[];
  /** The function itself. */
  public readonly function: lambda.Function;
  public readonly runtime: lambda.Runtime;
  public readonly timeout: Duration;
  /** Encrypts environment, log and dead letters. */
  public readonly encryptionKey: kms.IKey;
  public readonly logGroup: logs.ILogGroup;
  /** Where failed events wait; undefined where there is an `onFailure` destination instead. */
  public readonly deadLetterQueue?: sqs.IQueue;
  /** The security groups of a function in a VPC. */
  public readonly securityGroups: ec2.ISecurityGroup[];
  public readonly codeSigningConfig?: lambda.ICodeSigningConfig;
  /** The alarms that were made. */
  public readonly alarms: cloudwatch.Alarm[];
  protected readonly canCreatePermissions = true;
  private readonly inputGuard?: InputGuard;

  /**
   * @throws where the code is not given in one way, a secret stands in the environment, the runtime is deprecated, or the
   * event's schema can't be enforced
   */
  public constructor(scope: Construct, id: string, props: SecureFunctionProps) {
    super(scope, id);
    this.runtime = this.checkedRuntime(props);
    this.inputGuard = inputGuardOf(this, props);
    this.timeout = props.timeout ?? Duration.seconds(15);
    this.codeSigningConfig = this.checkedCodeSigning(props.codeSigningConfig);
    for (const [name, value] of Object.entries(props.environment ?? {})) this.refuseSecret(name, value);

    this.encryptionKey = props.encryptionKey ?? SecureKey.shared(this);
    this.logGroup = props.logGroup ?? new SecureLogGroup(this, 'LogGroup', { encryptionKey: props.encryptionKey });
    this.deadLetterQueue = props.deadLetterQueue
      ?? (props.onFailure ? undefined : new DeadLetterQueue(this, 'DeadLetterQueue', { encryptionKey: props.encryptionKey }));
    this.securityGroups = props.vpc ? props.securityGroups ?? [this.closedSecurityGroup(props.vpc)] : [];
    this.role = props.role ?? functionRole(this, 'Role');
    grantNeeds(this.role, {
      logGroup: this.logGroup,
      environmentKey: this.encryptionKey,
      deadLetterQueue: this.deadLetterQueue,
      vpcSubnets: props.vpc?.selectSubnets(props.vpcSubnets).subnets,
      securityGroups: this.securityGroups,
    });

    this.function = this.makeFunction(props, this.role);
    const resource = this.function.node.defaultChild as lambda.CfnFunction;
    if (this.deadLetterQueue) resource.deadLetterConfig = { targetArn: this.deadLetterQueue.queueArn };
    this.node.defaultChild = resource;
    this.functionName = this.function.functionName;
    this.functionArn = this.function.functionArn;
    this.grantPrincipal = this.function.grantPrincipal;
    this.permissionsNode = this.function.permissionsNode;
    this.architecture = this.function.architecture;
    this.resourceArnsForGrantInvoke = this.function.resourceArnsForGrantInvoke;
    if (props.vpc) this._connections = this.function.connections;

    for (const [name, secret] of Object.entries(props.secrets ?? {})) {
      secret.grantRead(this);
      this.function.addEnvironment(name, secret.secretArn);
    }
    if (this.inputGuard) {
      carryTrustedSources(this, this.function);
      for (const arn of props.inputGuard?.trustedArns ?? []) trustArn(this, arn);
    }
    const alarms = new SecurityAlarms(this, 'Alarms', props.alarms);
    addFunctionAlarms(alarms, {
      function: this,
      timeout: this.timeout,
      deadLetterQueue: this.deadLetterQueue,
      reservedConcurrentExecutions: props.reservedConcurrentExecutions,
      guardedSource: this.inputGuard?.source,
    }, props.alarms ?? {});
    this.alarms = alarms.alarms;
  }

  /** The version of what is deployed now; a new one with each change. */
  public get currentVersion(): lambda.Version {
    return this.function.currentVersion;
  }

  /**
   * Adds an environment variable.
   *
   * @throws where the value looks like a secret
   */
  public addEnvironment(name: string, value: string, options?: lambda.EnvironmentOptions): this {
    this.refuseSecret(name, value);
    this.function.addEnvironment(name, value, options);
    return this;
  }

  /** Points a name at the current version. */
  public addAlias(aliasName: string, options?: lambda.AliasOptions): lambda.Alias {
    return this.function.addAlias(aliasName, options);
  }

  /**
   * Lets somebody invoke the function.
   *
   * @throws where an AWS service is let in without saying for which resource or account it may act
   */
  public addPermission(id: string, permission: lambda.Permission): void {
    if (isUnboundService(permission.principal) && permission.sourceArn === undefined && permission.sourceAccount === undefined) {
      throw new Error(`SecureFunction '${this.node.path}': the permission '${id}' lets ${permission.principal} invoke the function for every AWS account. Write sourceArn: <the resource that invokes it>, or sourceAccount: Stack.of(this).account.`);
    }
    super.addPermission(id, permission);
    const { service } = permission.principal as Partial<iam.ServicePrincipal>;
    if (this.inputGuard && service !== undefined && permission.sourceArn !== undefined) trustPermitted(this, service, permission.sourceArn);
  }

  /** Has the function poll a queue or stream. Where it is guarded, a part of a batch can fail: illegitimate records do. */
  public addEventSourceMapping(id: string, options: lambda.EventSourceMappingOptions): lambda.EventSourceMapping {
    if (this.inputGuard && options.eventSourceArn !== undefined) trustArn(this, options.eventSourceArn);
    return super.addEventSourceMapping(id, takesPartsOfBatches(this.inputGuard) ? { ...options, reportBatchItemFailures: true } : options);
  }

  /** Lets somebody invoke the function; an AWS service only on behalf of this account. */
  public grantInvoke(grantee: iam.IGrantable): iam.Grant {
    const { grantPrincipal } = grantee;
    if (!isUnboundService(grantPrincipal)) return super.grantInvoke(grantee);
    return super.grantInvoke(new iam.PrincipalWithConditions(grantPrincipal, {
      StringEquals: { 'aws:SourceAccount': Stack.of(this).account },
    }));
  }

  /**
   * Gives the function a URL that takes requests signed with IAM credentials.
   *
   * @throws where the URL would be open to everybody
   */
  public addFunctionUrl(options: lambda.FunctionUrlOptions = {}): lambda.FunctionUrl {
    if (options.authType === lambda.FunctionUrlAuthType.NONE) {
      throw new Error(`SecureFunction '${this.node.path}': a function URL with authType NONE is open to everybody. Leave authType out, or write addPublicFunctionUrl('<why it may be public>').`);
    }
    return this.makeUrl({ ...options, authType: lambda.FunctionUrlAuthType.AWS_IAM });
  }

  /**
   * Gives the function a URL that is open to everybody.
   *
   * @param reason why that is safe, at least 10 characters; shown in reports
   * @param options CORS and invoke mode
   * @throws where no reason is given
   */
  public addPublicFunctionUrl(reason: string, options: lambda.FunctionUrlOptions = {}): lambda.FunctionUrl {
    recordException(this, 'FunctionUrlAuthenticated', reason);
    return this.makeUrl({ ...options, authType: lambda.FunctionUrlAuthType.NONE });
  }

  /**
   * Not for this function: its props say how it is invoked asynchronously.
   *
   * @throws always
   */
  public configureAsyncInvoke(_options: lambda.EventInvokeConfigOptions): void {
    throw new Error(`SecureFunction '${this.node.path}': asynchronous invocation is configured already. Write maxEventAge, retryAttempts and onFailure in its props.`);
  }

  private makeUrl(options: lambda.FunctionUrlOptions): lambda.FunctionUrl {
    trustSource(this, { kind: 'functionUrl', arn: Stack.of(this).formatArn({ service: 'lambda', resource: 'url' }) });
    return super.addFunctionUrl(options);
  }

  private makeFunction(props: SecureFunctionProps, role: iam.IRole): lambda.Function {
    const bundle = props.entry !== undefined && Stack.of(this).bundlingRequired
      ? new FunctionBundle({
        entry: props.entry,
        runtime: this.runtime,
        constructPath: this.node.path,
        wrapper: this.inputGuard && inputGuardWrapper(props.entry, props.handler ?? 'handler', this.inputGuard, this.node.path),
      }, props.bundling)
      : undefined;
    const sourceMaps = props.entry !== undefined && props.bundling?.sourceMap !== false;
    const code = bundle?.code ?? props.code;
    return new lambda.Function(this, 'Function', {
      code: code ?? lambda.Code.fromInline('// Not bundled: this synthesis does not need it.'),
      handler: props.entry === undefined ? props.handler! : `index.${props.handler ?? 'handler'}`,
      // Not every runtime takes code inline; what stands in for a bundle is not deployed.
      runtime: code ? this.runtime : new lambda.Runtime(this.runtime.name, this.runtime.family, { supportsInlineCode: true }),
      architecture: props.architecture ?? lambda.Architecture.ARM_64,
      memorySize: props.memorySize ?? 256,
      timeout: this.timeout,
      ephemeralStorageSize: props.ephemeralStorageSize,
      description: props.description,
      environment: { ...(sourceMaps ? { NODE_OPTIONS: '--enable-source-maps' } : {}), ...props.environment },
      environmentEncryption: this.encryptionKey,
      role,
      logGroup: this.logGroup,
      loggingFormat: lambda.LoggingFormat.JSON,
      applicationLogLevelV2: lambda.ApplicationLogLevel.INFO,
      systemLogLevelV2: lambda.SystemLogLevel.INFO,
      tracing: lambda.Tracing.ACTIVE,
      recursiveLoop: lambda.RecursiveLoop.TERMINATE,
      onFailure: props.onFailure,
      maxEventAge: props.maxEventAge ?? Duration.hours(1),
      retryAttempts: props.retryAttempts ?? 2,
      reservedConcurrentExecutions: props.reservedConcurrentExecutions,
      vpc: props.vpc,
      vpcSubnets: props.vpcSubnets,
      securityGroups: props.vpc ? this.securityGroups : undefined,
      codeSigningConfig: props.codeSigningConfig,
      layers: props.layers,
    });
  }

  private closedSecurityGroup(vpc: ec2.IVpc): ec2.SecurityGroup {
    return new ec2.SecurityGroup(this, 'SecurityGroup', {
      vpc, allowAllOutbound: false, description: `Of the function ${this.node.path}`,
    });
  }

  private checkedRuntime({ entry, code, handler, runtime }: SecureFunctionProps): lambda.Runtime {
    if ((entry === undefined) === (code === undefined)) {
      throw new Error(`SecureFunction '${this.node.path}': got ${entry === undefined ? 'neither entry nor code' : 'both entry and code'}. Write entry: '<a TypeScript or JavaScript file>', or code with handler and runtime.`);
    }
    if (code !== undefined && (handler === undefined || runtime === undefined)) {
      throw new Error(`SecureFunction '${this.node.path}': code needs a handler and a runtime, got ${handler === undefined ? 'no handler' : 'no runtime'}. Write for instance handler: 'index.handler', runtime: lambda.Runtime.PYTHON_3_14.`);
    }
    const chosen = runtime ?? new lambda.Runtime(newestRuntime('nodejs').name, lambda.RuntimeFamily.NODEJS, { supportsInlineCode: true });
    if (entry !== undefined && chosen.family !== lambda.RuntimeFamily.NODEJS) {
      throw new Error(`SecureFunction '${this.node.path}': entry is bundled for Node.js, but the runtime is ${chosen.name}. Write code: lambda.Code.fromAsset(...) for other runtimes.`);
    }
    const known = findRuntime(chosen.name);
    if (known && isDeprecated(known, new Date())) {
      throw new Error(`SecureFunction '${this.node.path}': AWS deprecated the runtime ${known.name} on ${known.deprecatedOn} and patches it no more. Write ${newestRuntime(known.family).name} instead.`);
    }
    return chosen;
  }

  private checkedCodeSigning(config: lambda.ICodeSigningConfig | undefined): lambda.ICodeSigningConfig | undefined {
    const resource = config?.node.defaultChild;
    if (resource && CfnResource.isCfnResource(resource) && resource.cfnResourceType === 'AWS::Lambda::CodeSigningConfig') {
      const policies: unknown = Stack.of(this).resolve((resource as lambda.CfnCodeSigningConfig).codeSigningPolicies);
      if ((policies as { untrustedArtifactOnDeployment?: string } | undefined)?.untrustedArtifactOnDeployment !== 'Enforce') {
        throw new Error(`SecureFunction '${this.node.path}': the code signing configuration '${config!.node.path}' only warns of untrusted code. Write untrustedArtifactOnDeployment: lambda.UntrustedArtifactOnDeployment.ENFORCE in it.`);
      }
    }
    return config;
  }

  private refuseSecret(name: string, value: string): void {
    const kind = Token.isUnresolved(value) ? undefined : findSecret(name, value);
    if (kind === undefined) return;
    throw new Error(`SecureFunction '${this.node.path}': the environment variable ${name} holds ${kind} (not shown). Everybody who may read the function's configuration would read it. Put it into a SecureSecret and write secrets: { ${name}: secret }.`);
  }
}

/** An AWS service that may act for any account: nothing says for whom it may. */
function isUnboundService({ policyFragment }: iam.IPrincipal): boolean {
  return 'Service' in policyFragment.principalJson && Object.keys(policyFragment.conditions).length === 0;
}
