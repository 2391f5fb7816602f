import { CfnResource, DefaultTokenResolver, IPostProcessor, IResolvable, IResolveContext, Lazy, Reference, Stack, StringConcat, Tokenization } from 'aws-cdk-lib';
import * as lambda from 'aws-cdk-lib/aws-lambda';

/** What invokes a function. */
export type TrustedSourceKind =
  'apiGateway' | 'dynamodb' | 'eventBridge' | 'functionUrl' | 'kinesis' | 's3' | 'scheduler' | 'sns' | 'sqs';

/** A source that the stack has connected to a function. */
export interface TrustedSource {
  readonly kind: TrustedSourceKind;
  /**
   * What events of it name as their source: queue, stream, table's stream, bucket, topic, API (without its stage). May end in `*`.
   * It must not refer to what refers to the function, such as its rule or schedule: CloudFormation refuses cycles.
   */
  readonly arn: string;
  /** EventBridge: whose events. By default those of the account in `arn`. */
  readonly accounts?: readonly string[];
  /** EventBridge: of which regions. By default of the one in `arn`. */
  readonly regions?: readonly string[];
  /** EventBridge: `source` of the events. By default any. */
  readonly sources?: readonly string[];
  /** EventBridge: `detail-type` of the events. By default any. */
  readonly detailTypes?: readonly string[];
}

const kindsByService: ReadonlyMap<string, TrustedSourceKind> = new Map([
  ['dynamodb', 'dynamodb'], ['events', 'eventBridge'], ['execute-api', 'apiGateway'], ['kinesis', 'kinesis'], ['lambda', 'functionUrl'],
  ['s3', 's3'], ['scheduler', 'scheduler'], ['sns', 'sns'], ['sqs', 'sqs'],
]);
const kindsByResource: ReadonlyMap<string, TrustedSourceKind> = new Map([
  ['AWS::DynamoDB::GlobalTable', 'dynamodb'], ['AWS::DynamoDB::Table', 'dynamodb'], ['AWS::Kinesis::Stream', 'kinesis'],
  ['AWS::S3::Bucket', 's3'], ['AWS::SNS::Topic', 'sns'], ['AWS::SQS::Queue', 'sqs'],
]);
const apis = ['AWS::ApiGateway::RestApi', 'AWS::ApiGatewayV2::Api'];

/** The environment variable that tells the guard in the function. */
export const trustedSourcesVariable = 'BULWARK_TRUSTED_SOURCES';

const trustedSourcesSymbol = Symbol.for('cdk-bulwark.TrustedSources');

interface Guarded {
  readonly [trustedSourcesSymbol]?: TrustedSource[];
}

/**
 * Tells the input guard of a function that the stack has connected a source to it. A function that is not guarded stays
 * as it is.
 */
export function trustSource(handler: lambda.IFunction, source: TrustedSource): void {
  // Of an alias or a version, the function itself.
  const { lambda: aliased } = handler as { readonly lambda?: lambda.IFunction };
  const sources = (handler as Guarded)[trustedSourcesSymbol] ?? (aliased as Guarded | undefined)?.[trustedSourcesSymbol];
  const known = source.kind === 'apiGateway' ? { ...source, arn: withinStack(handler, source.arn) } : source;
  if (sources?.some((other) => JSON.stringify(other) === JSON.stringify(known)) === false) sources.push(known);
}

/** Has a function carry the sources that are, and will be, connected to it. */
export function carryTrustedSources(guarded: lambda.FunctionBase, fn: lambda.Function): void {
  const sources: TrustedSource[] = [];
  for (const construct of [guarded, fn]) Object.defineProperty(construct, trustedSourcesSymbol, { value: sources });
  fn.addEnvironment(trustedSourcesVariable, Lazy.string({ produce: () => Stack.of(fn).toJsonString(sources) }));
}

/**
 * An API's stack depends on the stack of its function. The other way round too would be a cycle: of an API of another
 * stack, account and region have to do.
 */
function withinStack(handler: lambda.IFunction, arn: string): string {
  const stack = Stack.of(handler);
  if (referencesOf(handler, arn).every(({ target }) => Stack.of(target) === stack)) return arn;
  return stack.formatArn({ service: 'execute-api', resource: '*' });
}

/** Tells the guard of a source whose kind its ARN, or the resource that it refers to, tells. */
export function trustArn(handler: lambda.IFunction, arn: string): void {
  const types = referencesOf(handler, arn).map(({ target }) => (CfnResource.isCfnResource(target) ? target.cfnResourceType : ''));
  const kind = kindsByService.get(arn.split(':')[2]) ?? types.map((type) => kindsByResource.get(type)).find((known) => known !== undefined);
  if (kind !== undefined) trustSource(handler, { kind, arn });
}

/**
 * Tells the guard of what was given the permission to invoke the function: a topic, a bucket, or the API of a route. Rules
 * refer to the function, so it can't be told of them.
 */
export function trustPermitted(handler: lambda.IFunction, service: string, sourceArn: string): void {
  if (service === 'sns.amazonaws.com' || service === 's3.amazonaws.com') trustArn(handler, sourceArn);
  if (service !== 'apigateway.amazonaws.com') return;
  for (const { target } of referencesOf(handler, sourceArn)) {
    if (!CfnResource.isCfnResource(target) || !apis.includes(target.cfnResourceType)) continue;
    trustSource(handler, { kind: 'apiGateway', arn: Stack.of(target).formatArn({ service: 'execute-api', resource: target.ref }) });
  }
}

function referencesOf(handler: lambda.IFunction, arn: string): readonly Reference[] {
  const finder = new ReferenceFinder();
  Tokenization.resolve(arn, { scope: handler, resolver: finder, preparing: false });
  return finder.references;
}

class ReferenceFinder extends DefaultTokenResolver {
  public readonly references: Reference[] = [];

  public constructor() {
    super(new StringConcat());
  }

  public resolveToken(token: IResolvable, context: IResolveContext, postProcessor: IPostProcessor): unknown {
    if (Reference.isReference(token)) this.references.push(token);
    return super.resolveToken(token, context, postProcessor);
  }
}
