import { Size } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { InputGuard } from '../../bundling/input-guard';
import { EventSource } from './event-source';
import { SecureFunctionProps } from './secure-function-props';

/** Sources that take back a part of a batch. */
const batches = new Set(['dynamodb', 'eventBridgeThroughSqs', 'kinesis', 's3', 'snsThroughSqs', 'sqs']);

/**
 * What guards a function, where its events have a schema.
 *
 * @throws where the function is not bundled, so that there is nothing to put the guard around, or a limit is none
 */
export function inputGuardOf(fn: Construct, { entry, eventSchema, inputGuard = {} }: SecureFunctionProps): InputGuard | undefined {
  const subject = `SecureFunction '${fn.node.path}'`;
  if (eventSchema === undefined) {
    if (Object.keys(inputGuard).length === 0) return undefined;
    throw new Error(`${subject}: inputGuard says what is asked of events, and there is no eventSchema. Write for instance eventSchema: EventSource.sqs().`);
  }
  if (entry === undefined) {
    throw new Error(`${subject}: an eventSchema is bundled around a handler for Node.js, which takes entry; got code. Write entry: '<a TypeScript or JavaScript file>', or check events in the handler: with the parser of Powertools for AWS Lambda in Python, its validation module in Java, a JSON Schema library elsewhere.`);
  }
  const { maxSize = Size.mebibytes(1), maxDepth = 32 } = inputGuard;
  if (!Number.isInteger(maxDepth) || maxDepth < 4 || maxDepth > 1000) {
    throw new Error(`${subject}: inputGuard.maxDepth is a whole number from 4 to 1000, got ${maxDepth}. Write for instance 32.`);
  }
  const { _module: module, _schema: schema } = isEventSource(eventSchema) ? eventSchema : EventSource.custom(eventSchema);
  return { ...module, schema, maxSize: maxSize.toBytes(), maxDepth };
}

/** Whether illegitimate records are reported alone: the mapping has to listen. */
export function takesPartsOfBatches(guard: InputGuard | undefined): boolean {
  return guard !== undefined && batches.has(guard.source);
}

function isEventSource(schema: EventSource | { [keyword: string]: unknown }): schema is EventSource {
  return '_module' in schema;
}
