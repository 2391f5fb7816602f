/** Why an event is refused. Never what stands in it: the reason is logged, and answered to the sender. */
export type Reason =
  'account' | 'contentType' | 'depth' | 'duplicateKey' | 'encoding' | 'json' | 'key' | 'number' | 'order' | 'schema' | 'shape' | 'size' | 'source'
  | 'text' | 'unreadable';

/** An event is not legitimate. */
export class Refusal extends Error {
  public constructor(public readonly reason: Reason, public readonly schemaPath?: string) {
    super(`Event refused: ${reason}`);
    this.name = 'EventRefused';
  }
}

/** What the checks threw: what is no refusal was an event that they could not read. */
export function asRefusal(error: unknown): Refusal {
  return error instanceof Refusal ? error : new Refusal('unreadable');
}

/**
 * Counts refused events, in CloudWatch's embedded metric format.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch_Embedded_Metric_Format_Specification.html
 */
export function report(source: string, refusals: readonly Refusal[], requestId: unknown): void {
  const counts = new Map<Reason, { count: number; schemaPath?: string }>();
  for (const { reason, schemaPath } of refusals) {
    counts.set(reason, { schemaPath, count: (counts.get(reason)?.count ?? 0) + 1 });
  }
  const now = Date.now();
  for (const [reason, { count, schemaPath }] of counts) {
    // Not console.log: Lambda would wrap the line, and CloudWatch would find no metric in it.
    process.stdout.write(`${JSON.stringify({
      timestamp: new Date(now).toISOString(),
      level: 'WARN',
      message: 'Event refused',
      requestId,
      schemaPath,
      FunctionName: process.env.AWS_LAMBDA_FUNCTION_NAME,
      Source: source,
      Reason: reason,
      RefusedEvents: count,
      _aws: {
        Timestamp: now,
        CloudWatchMetrics: [{
          Namespace: 'Bulwark',
          Dimensions: [[], ['FunctionName'], ['FunctionName', 'Source', 'Reason']],
          Metrics: [{ Name: 'RefusedEvents', Unit: 'Count' }],
        }],
      },
    })}\n`);
  }
}
