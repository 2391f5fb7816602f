import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { Context, DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';

const logger = new Logger({ serviceName: 'announce-orders' });
const processor = new BatchProcessor(EventType.DynamoDBStreams);
const events = new EventBridgeClient({});

/** Tells the bus of each order that was stored. */
export async function handler(event: DynamoDBStreamEvent, context: Context): Promise<DynamoDBBatchResponse> {
  logger.addContext(context);
  return processPartialResponse(event, announce, processor, { context });
}

async function announce(record: DynamoDBRecord): Promise<void> {
  const order = record.dynamodb?.NewImage ?? {};
  const { FailedEntryCount: failed } = await events.send(new PutEventsCommand({
    Entries: [{
      EventBusName: process.env.EVENT_BUS,
      Source: 'shop.orders',
      DetailType: 'OrderPlaced',
      Detail: JSON.stringify({ id: order.id.S, product: order.product.S, quantity: Number(order.quantity.N) }),
    }],
  }));
  if (failed) throw new Error('The bus has not taken the event.');
  logger.info('Order announced', { id: order.id.S });
}
