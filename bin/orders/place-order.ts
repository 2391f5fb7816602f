import { randomUUID } from 'node:crypto';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import type { Order } from './order';
import { storeOrder } from './store-order';

/** Places one order. */
export async function placeOrder(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  // API and guard have refused every body that does not match the schema.
  const order = JSON.parse(event.body ?? '{}') as Order;
  const id = randomUUID();
  await storeOrder(id, order);
  return { statusCode: 201, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id }) };
}
