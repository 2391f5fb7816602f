import { randomUUID } from 'node:crypto';
import { DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { signature } from './signature';

const database = new DynamoDBClient({});
const secrets = new SecretsManagerClient({});

interface Order {
  readonly product: string;
  readonly quantity: number;
}

/** Stores an order, with a signature that later readers check. */
export async function placeOrder(event: APIGatewayProxyEvent): Promise<APIGatewayProxyResult> {
  // The API has refused every body that does not match the model.
  const order = JSON.parse(event.body ?? '{}') as Order;
  const id = randomUUID();
  const key = await signingKey();
  await database.send(new PutItemCommand({
    TableName: process.env.ORDERS_TABLE,
    Item: {
      id: { S: id },
      product: { S: order.product },
      quantity: { N: String(order.quantity) },
      signature: { S: signature(key, id, order.product, order.quantity) },
    },
    ConditionExpression: 'attribute_not_exists(id)',
  }));
  return { statusCode: 201, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ id }) };
}

let key: string | undefined;

async function signingKey(): Promise<string> {
  key ??= (await secrets.send(new GetSecretValueCommand({ SecretId: process.env.SIGNING_KEY }))).SecretString;
  if (key === undefined) throw new Error('The signing key has no value.');
  return key;
}
