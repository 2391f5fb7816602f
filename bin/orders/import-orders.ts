import { createHash } from 'node:crypto';
import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import { Logger } from '@aws-lambda-powertools/logger';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Context, S3ObjectCreatedNotificationEvent, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { Order } from './order';
import { storeOrder } from './store-order';

const logger = new Logger({ serviceName: 'import-orders' });
const processor = new BatchProcessor(EventType.SQS);
const storage = new S3Client({});

/** Stores the orders of files that partners have uploaded. */
export async function handler(event: SQSEvent, context: Context): Promise<SQSBatchResponse> {
  logger.addContext(context);
  return processPartialResponse(event, importFile, processor, { context });
}

async function importFile(message: SQSRecord): Promise<void> {
  const { detail: { bucket, object } } = JSON.parse(message.body) as S3ObjectCreatedNotificationEvent;
  const version = object['version-id'];
  const { Body: body } = await storage.send(new GetObjectCommand({ Bucket: bucket.name, Key: object.key, VersionId: version }));
  const orders = ordersOf(await body?.transformToString() ?? '');
  // A message may come twice: the same line of the same file is the same order.
  for (const [line, order] of orders.entries()) await storeOrder(idOf(object.key, version, line), order);
  logger.info('Orders imported', { file: object.key, orders: orders.length });
}

/** The guard has seen the event alone: what is in the file is looked at here. */
function ordersOf(text: string): readonly Order[] {
  const orders: unknown = JSON.parse(text);
  if (!Array.isArray(orders) || !orders.every(isOrder)) throw new Error('The file is no list of orders.');
  return orders;
}

function isOrder(value: unknown): value is Order {
  const { product, quantity } = (value ?? {}) as Partial<Record<keyof Order, unknown>>;
  return typeof product === 'string' && product.length >= 1 && product.length <= 80
    && typeof quantity === 'number' && Number.isInteger(quantity) && quantity >= 1 && quantity <= 100;
}

function idOf(file: string, version: string | undefined, line: number): string {
  return createHash('sha256').update(JSON.stringify([file, version, line])).digest('base64url');
}
