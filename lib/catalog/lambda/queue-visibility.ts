import { Resolved } from '../../core/intrinsics';
import { Resource } from '../../core/template-graph';
import { functionOf } from './resources-of-function';

/** For how long a queue hides its messages, and how long the function that drains it may take, in seconds. */
export interface QueueVisibility {
  readonly queue: Resource;
  readonly hidden: number;
  readonly timeout: number;
  /** How long Lambda gathers a batch before it starts the function. */
  readonly window: number;
}

/** The times of an event source mapping's queue and function, in each branch in which both are known. */
export function queueVisibilities(mapping: Resource): QueueVisibility[] {
  const [source] = mapping.get('EventSourceArn');
  const fn = functionOf(mapping);
  if (source.kind !== 'reference' || source.resource.type !== 'AWS::SQS::Queue' || !fn) return [];
  const queue = source.resource;
  const [window] = seconds(mapping.get('MaximumBatchingWindowInSeconds'), 0);
  return seconds(queue.get('VisibilityTimeout'), 30).flatMap((hidden) => seconds(fn.get('Timeout'), 3)
    // Two conditions may exclude each other: only branches of one and the same are compared.
    .filter((timeout) => hidden.when === undefined || timeout.when === undefined || hidden.when === timeout.when)
    .map((timeout) => ({ queue, hidden: hidden.value, timeout: timeout.value, window: window?.value ?? 0 })));
}

function seconds(values: readonly Resolved[], otherwise: number): { value: number; when?: string }[] {
  return values.flatMap((value) => (
    value.kind === 'absent' ? [{ value: otherwise, when: value.when }] : value.kind === 'scalar' ? [{ value: Number(value.value), when: value.when }] : []
  ));
}
