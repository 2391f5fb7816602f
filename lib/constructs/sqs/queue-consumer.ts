import { CfnResource, Duration, Names, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { ConsumeOptions } from './secure-queue-props';

const lambdaService = 'lambda.amazonaws.com';
const [fewestInvocations, usualInvocations, mostInvocations] = [2, 10, 1000];
/** What a function without a timeout has, in seconds. */
const defaultTimeout = 3;

/** A queue that is to be drained. `arnInWords` refers to no resource: the key's policy may name it. */
export interface ConsumedQueue {
  readonly queue: sqs.Queue;
  readonly encryptionKey: kms.IKey;
  readonly arnInWords: string;
}

/**
 * For how many seconds a message has to be hidden while a function works on it, and Lambda retries where it is throttled.
 * https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html
 */
export function hiddenSeconds(queue: sqs.Queue, handler: lambda.IFunction, { timeout, maxBatchingWindow }: ConsumeOptions): number {
  const known = timeout?.toSeconds() ?? timeoutOf(handler);
  if (known === undefined || Token.isUnresolved(known)) {
    throw new Error(`SecureQueue '${queue.node.path}': the timeout of the function '${handler.node.path}' is not known here, so neither is how long messages have to be hidden. Write consume(fn, { timeout: Duration.seconds(15) }), with its timeout.`);
  }
  return 6 * known + (maxBatchingWindow?.toSeconds() ?? 0);
}

/** Has Lambda hand the messages of a queue to a function, which gets leave to do what that takes and no more. */
export function connectConsumer(consumed: ConsumedQueue, handler: lambda.IFunction, options: ConsumeOptions): lambda.EventSourceMapping {
  const { queue, encryptionKey, arnInWords } = consumed;
  const { batchSize = 10, maxBatchingWindow, filters } = options;
  refuseBatch(queue, batchSize, maxBatchingWindow);
  handler.addToRolePolicy(new iam.PolicyStatement({
    actions: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'], resources: [queue.queueArn],
  }));
  handler.addToRolePolicy(new iam.PolicyStatement({ actions: ['kms:Decrypt'], resources: [encryptionKey.keyArn] }));
  // Beside the function: the other way round two stacks would depend on each other.
  const mapping = handler.addEventSourceMapping(`Consume${Names.nodeUniqueId(queue.node)}`, {
    eventSourceArn: queue.queueArn,
    batchSize,
    maxBatchingWindow,
    maxConcurrency: concurrencyOf(queue, handler, options.maxConcurrency),
    reportBatchItemFailures: true,
    filters: filters?.map((pattern) => lambda.FilterCriteria.filter(pattern)),
  });
  if (filters) encryptFilters(mapping, encryptionKey, arnInWords);
  return mapping;
}

/** Patterns can hold names of customers or amounts: they are as secret as the messages. */
function encryptFilters(mapping: lambda.EventSourceMapping, encryptionKey: kms.IKey, arnInWords: string): void {
  (mapping.node.defaultChild as lambda.CfnEventSourceMapping).kmsKeyArn = encryptionKey.keyArn;
  encryptionKey.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(lambdaService)],
    actions: ['kms:Decrypt'],
    resources: ['*'],
    conditions: { StringEquals: { 'kms:EncryptionContext:aws:lambda:EventSourceArn': arnInWords } },
  }));
}

function refuseBatch(queue: sqs.Queue, batchSize: number, window: Duration | undefined): void {
  const refuse = (what: string, instead: string) => {
    throw new Error(`SecureQueue '${queue.node.path}': ${what}. Write ${instead}.`);
  };
  if (queue.fifo && window) refuse('batches of a FIFO queue are not gathered, got maxBatchingWindow', 'none');
  if (queue.fifo && batchSize > 10) refuse(`a batch of a FIFO queue has at most 10 messages, got batchSize ${batchSize}`, 'batchSize: 10');
  if (batchSize > 10 && !window?.toSeconds()) refuse(`batches of more than 10 messages have to be gathered, got batchSize ${batchSize} and no maxBatchingWindow`, 'maxBatchingWindow: Duration.seconds(5)');
}

function concurrencyOf(queue: sqs.Queue, handler: lambda.IFunction, given: number | undefined): number {
  const reserved = functionResource(handler)?.reservedConcurrentExecutions;
  const most = reserved === undefined || Token.isUnresolved(reserved) ? mostInvocations : Math.max(fewestInvocations, reserved);
  if (given === undefined) return Math.min(usualInvocations, most);
  if (Token.isUnresolved(given) || (given >= fewestInvocations && given <= most)) return given;
  const why = given > most && most < mostInvocations ? `, which is what is reserved for '${handler.node.path}'` : '';
  throw new Error(`SecureQueue '${queue.node.path}': maxConcurrency must be ${fewestInvocations} to ${most}${why}, got ${given}. Write maxConcurrency: ${Math.min(Math.max(given, fewestInvocations), most)}.`);
}

function timeoutOf(handler: lambda.IFunction): number | undefined {
  const resource = functionResource(handler);
  return resource === undefined ? undefined : resource.timeout ?? defaultTimeout;
}

/** The function's own resource; of an alias or a version, that of its function. */
function functionResource(handler: lambda.IFunction): lambda.CfnFunction | undefined {
  const { lambda: aliased } = handler as { readonly lambda?: lambda.IFunction };
  const resource = (aliased ?? handler).node.defaultChild;
  if (!resource || !CfnResource.isCfnResource(resource)) return undefined;
  return resource.cfnResourceType === lambda.CfnFunction.CFN_RESOURCE_TYPE_NAME ? resource as lambda.CfnFunction : undefined;
}
