import { Duration, Names, Stack, Token } from 'aws-cdk-lib';
import * as appsync from 'aws-cdk-lib/aws-appsync';
import * as cloudwatch from 'aws-cdk-lib/aws-cloudwatch';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as wafv2 from 'aws-cdk-lib/aws-wafv2';
import { Construct } from 'constructs';
import { findSecret } from '../../facts/secret-detector';
import { SecurityAlarms } from '../cloudwatch/security-alarms';
import { SecureLogGroup } from '../logs/secure-log-group';
import { recordException } from '../reasoned-exception';
import { SecureWebAcl } from '../wafv2/secure-web-acl';
import { WebAcl } from '../wafv2/web-acl';
import { requireAuthorization } from './graphql-authorization';
import { FunctionResolverOptions, GraphqlApiCacheProps, SecureGraphqlApiProps } from './secure-graphql-api-props';

const period = Duration.minutes(5);

/**
 * A GraphQL API that asks who calls, limits queries, tells neither schema nor results to logs, and is traced and watched,
 * behind a web ACL. It extends `appsync.GraphqlApi`.
 *
 * Makes 12 resources (API, schema, log group, role with policy, 2 alarms, web ACL with association, log group, logging and
 * alarm), and once per stack the key and the alarm topic with its policy. Idle: 10.30 USD a month (10.10 for the web ACL,
 * which several can share), 1 USD per stack for the key.
 */
export class SecureGraphqlApi extends appsync.GraphqlApi {
  /** Where fields are logged; the name is the one that AppSync writes to. */
  public readonly fieldLog: logs.ILogGroup;
  /** What keeps answers, where that was asked for. */
  public readonly cache?: appsync.CfnApiCache;
  /** The web ACL in front of it, unless it was made elsewhere or left out. */
  public readonly webAcl?: SecureWebAcl;
  /** What associates the web ACL, unless it was left out. */
  public readonly webAclAssociation?: wafv2.CfnWebACLAssociation;
  /** The alarms on it and on its web ACL. */
  public readonly alarms: cloudwatch.Alarm[];
  private readonly functions = new Map<lambda.IFunction, appsync.LambdaDataSource>();

  /**
   * @throws where an API key would do or tokens for other applications, a limit is out of range, nothing would be logged,
   * or a secret stands in the environment
   */
  public constructor(scope: Construct, id: string, props: SecureGraphqlApiProps) {
    const { queryDepthLimit = 10, resolverCountLimit = 100, fieldLogLevel = appsync.FieldLogLevel.ERROR } = props;
    const subject = `SecureGraphqlApi '${scope.node.path}/${id}'`;
    requireWithin(subject, 'queryDepthLimit', queryDepthLimit, 1, 75);
    requireWithin(subject, 'resolverCountLimit', resolverCountLimit, 1, 10_000);
    if (fieldLogLevel === appsync.FieldLogLevel.NONE) {
      throw new Error(`${subject}: fieldLogLevel must not be NONE: who queried what is nowhere to be found. Leave it out, or write FieldLogLevel.ERROR.`);
    }
    super(scope, id, {
      definition: props.definition,
      name: props.name ?? `${Names.uniqueResourceName(scope, { maxLength: 100 })}-${id}`,
      authorizationConfig: requireAuthorization(props.authorizationConfig, subject),
      queryDepthLimit,
      resolverCountLimit,
      introspectionConfig: props.introspection ? appsync.IntrospectionConfig.ENABLED : appsync.IntrospectionConfig.DISABLED,
      environmentVariables: props.environmentVariables,
      visibility: props.visibility,
      domainName: props.domainName,
      xrayEnabled: true,
    });
    if (props.introspection) recordException(this, 'GraphqlApiIntrospectionDisabled', props.introspection.reason);
    this.fieldLog = new SecureLogGroup(this, 'FieldLog', {
      encryptionKey: props.encryptionKey,
      // AppSync logs to this name, and makes a log group that never expires where there is none.
      logGroupName: `/aws/appsync/apis/${this.apiId}`,
    });
    (this.node.defaultChild as appsync.CfnGraphQLApi).logConfig = {
      fieldLogLevel, excludeVerboseContent: true, cloudWatchLogsRoleArn: this.logRole().roleArn,
    };
    this.cache = props.cache && this.keepAnswers(props.cache, subject);

    const webAcl = props.webAcl ?? WebAcl.managed();
    this.webAcl = webAcl._make(this, 'WebAcl', { encryptionKey: props.encryptionKey, alarms: props.alarms });
    this.webAclAssociation = this.associate(webAcl);

    const alarms = new SecurityAlarms(this, 'Alarms', props.alarms);
    alarms.add('ServerErrors', {
      metric: this.errorMetric('5XXError'), threshold: props.alarms?.serverErrors ?? 5, description: `${this.node.path} fails`,
    });
    alarms.add('ClientErrors', {
      metric: this.errorMetric('4XXError'),
      threshold: props.alarms?.clientErrors ?? 50,
      description: `Many requests to ${this.node.path} are refused: somebody may be probing it`,
    });
    this.alarms = [...alarms.alarms, ...this.webAcl?.alarms ?? []];
  }

  /**
   * Has a function resolve a field, such as `Query.order`. Fields of one function share a data source, whose role may
   * invoke that function alone.
   *
   * @param field type and field
   * @param handler the function that answers
   * @param options how it is asked
   * @throws where it is no field, or the batch is out of range
   */
  public addFunctionResolver(field: string, handler: lambda.IFunction, options: FunctionResolverOptions = {}): appsync.Resolver {
    const [typeName, fieldName, ...rest] = field.split('.');
    if (![typeName, fieldName].every((name) => /^[_A-Za-z]\w*$/.test(name ?? '')) || rest.length > 0) {
      throw new Error(`SecureGraphqlApi '${this.node.path}': '${field}' is no field. Write type and field, such as 'Query.order'.`);
    }
    const { maxBatchSize } = options;
    if (maxBatchSize !== undefined) requireWithin(`SecureGraphqlApi '${this.node.path}', field '${field}'`, 'maxBatchSize', maxBatchSize, 1, 2000);
    const source = this.functions.get(handler) ?? this.functionSource(handler);
    this.functions.set(handler, source);
    return source.createResolver(`${typeName}${fieldName}Resolver`, { typeName, fieldName, maxBatchSize });
  }

  /**
   * Adds an environment variable for resolvers.
   *
   * @throws where the value looks like a secret
   */
  public addEnvironmentVariable(key: string, value: string): void {
    const kind = Token.isUnresolved(value) ? undefined : findSecret(key, value);
    if (kind !== undefined) {
      throw new Error(`SecureGraphqlApi '${this.node.path}': the environment variable ${key} holds ${kind} (not shown). Every resolver can put it into an answer. Let a function read it from a SecureSecret.`);
    }
    super.addEnvironmentVariable(key, value);
  }

  /**
   * Adds an HTTP data source.
   *
   * @throws where the endpoint is not https
   */
  public addHttpDataSource(id: string, endpoint: string, options?: appsync.HttpDataSourceOptions): appsync.HttpDataSource {
    if (!Token.isUnresolved(endpoint) && !/^https:\/\//i.test(endpoint)) {
      throw new Error(`SecureGraphqlApi '${this.node.path}': AppSync would call '${endpoint}' in clear over the internet. Write https://...`);
    }
    return super.addHttpDataSource(id, endpoint, options);
  }

  private functionSource(handler: lambda.IFunction): appsync.LambdaDataSource {
    const id = `${Names.nodeUniqueId(handler.node).slice(-80)}Source`;
    const serviceRole = this.ownRole(`${id}Role`, 'Calls a function');
    return new appsync.LambdaDataSource(this, id, { api: this, lambdaFunction: handler, serviceRole });
  }

  private logRole(): iam.Role {
    const role = this.ownRole('LogRole', 'Writes the log');
    role.addToPolicy(new iam.PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [this.fieldLog.logGroupArn] }));
    return role;
  }

  /** Nobody in another account can have AppSync act with the role. */
  private ownRole(id: string, what: string): iam.Role {
    const conditions = { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } };
    const assumedBy = new iam.ServicePrincipal('appsync.amazonaws.com', { conditions });
    return new iam.Role(this, id, { assumedBy, description: `${what} for ${this.node.path}` });
  }

  private keepAnswers(props: GraphqlApiCacheProps, subject: string): appsync.CfnApiCache {
    const { type = 'SMALL', ttl = Duration.minutes(5), behavior = 'PER_RESOLVER_CACHING' } = props;
    requireWithin(subject, 'cache.ttl in seconds', ttl.toSeconds(), 1, 3600);
    return new appsync.CfnApiCache(this, 'Cache', {
      apiId: this.apiId,
      type,
      ttl: ttl.toSeconds(),
      apiCachingBehavior: behavior,
      atRestEncryptionEnabled: true,
      transitEncryptionEnabled: true,
    });
  }

  private associate(webAcl: WebAcl): wafv2.CfnWebACLAssociation | undefined {
    const webAclArn = this.webAcl?.webAclArn ?? webAcl.existingArn;
    if (webAclArn !== undefined) return new wafv2.CfnWebACLAssociation(this, 'WebAclAssociation', { webAclArn, resourceArn: this.arn });
    recordException(this, 'GraphqlApiProtected', webAcl.reason ?? '');
    return undefined;
  }

  private errorMetric(metricName: string): cloudwatch.Metric {
    return new cloudwatch.Metric({
      namespace: 'AWS/AppSync', metricName, dimensionsMap: { GraphQLAPIId: this.apiId }, period, statistic: cloudwatch.Stats.SUM,
    });
  }
}

function requireWithin(subject: string, prop: string, given: number, least: number, most: number): void {
  if (Token.isUnresolved(given) || (given >= least && given <= most)) return;
  throw new Error(`${subject}: ${prop} must be ${least} to ${most}, got ${given}. Write ${given < least ? least : most}.`);
}
