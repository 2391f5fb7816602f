import { Size } from 'aws-cdk-lib';

/** What is asked of every event of a guarded function. */
export interface InputGuardProps {
  /**
   * How much an event may hold: characters of its texts and names, and what JSON needs to hold them. Of a batch, each record.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html
   * @default Size.mebibytes(1)
   */
  readonly maxSize?: Size;

  /**
   * How deep objects and lists may lie in one another, within the event and again within its body, 4 to 1000.
   *
   * @default 32
   */
  readonly maxDepth?: number;

  /**
   * Sources that were connected without a construct of this library and without `addEventSource`, by ARN: queues, streams,
   * buckets, topics, APIs (`arn:aws:execute-api:<region>:<account>:<API id>`). May end in `*`.
   *
   * @default - none: what the stack connects is known
   */
  readonly trustedArns?: string[];
}
