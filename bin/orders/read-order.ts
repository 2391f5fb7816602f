import { DynamoDBClient, GetItemCommand } from '@aws-sdk/client-dynamodb';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';

const database = new DynamoDBClient({});

/** Answers with one order. */
export async function readOrder(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  const { Item: item } = await database.send(new GetItemCommand({
    TableName: process.env.ORDERS_TABLE,
    Key: { id: { S: event.pathParameters?.id ?? '' } },
  }));
  if (!item) return { statusCode: 404, body: JSON.stringify({ message: 'There is no such order.' }) };
  return {
    statusCode: 200,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ id: item.id.S, product: item.product.S, quantity: Number(item.quantity.N), state: item.state?.S ?? 'PLACED' }),
  };
}
