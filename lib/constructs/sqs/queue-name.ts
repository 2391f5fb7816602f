import { Fn, Lazy, Stack } from 'aws-cdk-lib';
import * as sqs from 'aws-cdk-lib/aws-sqs';

/** SQS takes 80 characters: an id of a stack has 36, `.fifo` 5, and the hyphen one. */
const longest = 80 - 36 - '.fifo'.length - 1;

/**
 * A name for a queue as CloudFormation would make one: other in each stack, and in the next stack of the same name. Unlike
 * CloudFormation's it is known beforehand, so that the dead-letter queue can name the queue that redrives to it: by its
 * ARN attribute both would wait for each other.
 */
export function queueNameOf(resource: sqs.CfnQueue, fifo: boolean): string {
  const stack = Stack.of(resource);
  // The end of a logical id is the hash of its path.
  const id = Lazy.string({ produce: () => (stack.resolve(resource.logicalId) as string).slice(-longest) });
  return `${id}-${Fn.select(2, Fn.split('/', stack.stackId))}${fifo ? '.fifo' : ''}`;
}
