/** How the guard in the function knows a source: module and name in lib/runtime/input-guard. */
interface SourceModule {
  readonly module: string;
  readonly source: string;
}

/**
 * The events that a guarded function takes: those of one source, in the shape that AWS gives them, with a content that
 * matches a JSON Schema (draft 7, 2019-09 or 2020-12). The handler gets them as they are.
 */
export class EventSource {
  /**
   * Requests to REST, HTTP and WebSocket APIs, and to function URLs. An illegitimate one is answered with 400.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/set-up-lambda-proxy-integrations.html
   * @param bodySchema the schema of the body, which then has to be JSON; GET, HEAD, OPTIONS and DELETE may be without
   */
  public static apiGateway(bodySchema?: { [keyword: string]: unknown }): EventSource {
    return new EventSource({ module: 'api-gateway', source: 'apiGateway' }, bodySchema);
  }

  /**
   * Events that a schema alone describes, of whoever invokes the function. An illegitimate one fails the invocation.
   *
   * @param eventSchema the schema of the event
   */
  public static custom(eventSchema: { [keyword: string]: unknown }): EventSource {
    return new EventSource({ module: 'custom', source: 'custom' }, eventSchema);
  }

  /**
   * Changes of a table. From an illegitimate one on, the shard is tried again, as the event source mapping says.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html
   * @param itemSchema the schema of the new image, or of the keys where the stream has no images, as plain values: sets
   * are lists, binary values base64. What is removed has none
   */
  public static dynamodb(itemSchema?: { [keyword: string]: unknown }): EventSource {
    return new EventSource({ module: 'dynamodb', source: 'dynamodb' }, itemSchema);
  }

  /**
   * Events of an EventBridge bus. An illegitimate one fails the invocation, and goes to the dead-letter queue.
   *
   * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html
   * @param detailSchema the schema of `detail`
   */
  public static eventBridge(detailSchema?: { [keyword: string]: unknown }): EventSource {
    return new EventSource({ module: 'event-bridge', source: 'eventBridge' }, detailSchema, { module: 'event-bridge-through-sqs', source: 'eventBridgeThroughSqs' });
  }

  /**
   * Records of a stream. From an illegitimate one on, the shard is tried again, as the event source mapping says.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html
   * @param dataSchema the schema of the data, which then has to be JSON
   */
  public static kinesis(dataSchema?: { [keyword: string]: unknown }): EventSource {
    return new EventSource({ module: 'kinesis', source: 'kinesis' }, dataSchema);
  }

  /**
   * Events of a bucket: its own notifications, or those on a bus; also in the messages of a queue or topic.
   *
   * @see https://docs.aws.amazon.com/AmazonS3/latest/userguide/EventNotifications.html
   * @param objectSchema the schema of what is told of the object: `key` (decoded), `size`, `eTag` and `versionId`
   */
  public static s3(objectSchema?: { [keyword: string]: unknown }): EventSource {
    const module = { module: 's3', source: 's3' };
    return new EventSource(module, objectSchema, module);
  }

  /**
   * What EventBridge Scheduler, or a rule with a schedule, sends on its own. A schedule with an input of its own sends that:
   * take `custom` for it.
   *
   * @see https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-templated.html
   */
  public static schedule(): EventSource {
    return new EventSource({ module: 'schedule', source: 'schedule' });
  }

  /**
   * Messages of a topic. An illegitimate one fails the invocation, and goes to the dead-letter queue.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html
   * @param messageSchema the schema of the message, which then has to be JSON
   */
  public static sns(messageSchema?: { [keyword: string]: unknown }): EventSource {
    return new EventSource({ module: 'sns', source: 'sns' }, messageSchema, { module: 'sns-through-sqs', source: 'snsThroughSqs' });
  }

  /**
   * Messages of a queue. Illegitimate ones are reported as failed, the others are handled; of a FIFO queue, those of a
   * message group only up to the first that is illegitimate.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html
   * @param bodySchema the schema of the body, which then has to be JSON
   */
  public static sqs(bodySchema?: { [keyword: string]: unknown }): EventSource {
    return new EventSource({ module: 'sqs', source: 'sqs' }, bodySchema);
  }

  /**
   * Events of another source that lie in the messages of a queue.
   *
   * @param source `eventBridge`, `s3` or `sns`
   * @throws where it is another one
   */
  public static throughSqs(source: EventSource): EventSource {
    if (source.withinMessages === undefined) {
      throw new Error(`EventSource.throughSqs: events of '${source._module.source}' do not come in messages. Write eventBridge, s3 or sns, or EventSource.sqs(<schema of the body>).`);
    }
    return new EventSource(source.withinMessages, source._schema);
  }

  private constructor(
    /** @internal */
    public readonly _module: SourceModule,
    /** @internal */
    public readonly _schema?: { [keyword: string]: unknown },
    private readonly withinMessages?: SourceModule,
  ) {}
}
