import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { placeOrder } from './place-order';
import { readOrder } from './read-order';

/** Answers the routes of the order service. */
export async function handler(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  switch (`${event.httpMethod} ${event.resource}`) {
    case 'POST /orders': return placeOrder(event);
    case 'GET /orders/{id}': return readOrder(event);
    default: return { statusCode: 404, body: JSON.stringify({ message: 'There is no such route.' }) };
  }
}
