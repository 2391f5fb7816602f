import { getSecret } from '@aws-lambda-powertools/parameters/secrets';
import { ConditionalCheckFailedException, DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Order } from './order';
import { signature } from './signature';

const database = new DynamoDBClient({});
const minute = 60;

/** Stores an order, with a signature that later readers check. One that is there already stays as it is. */
export async function storeOrder(id: string, { product, quantity }: Order): Promise<void> {
  const key = await signingKey();
  try {
    await database.send(new PutItemCommand({
      TableName: process.env.ORDERS_TABLE,
      Item: {
        id: { S: id },
        product: { S: product },
        quantity: { N: String(quantity) },
        signature: { S: signature(key, id, product, quantity) },
      },
      ConditionExpression: 'attribute_not_exists(id)',
    }));
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  }
}

async function signingKey(): Promise<string> {
  const key = await getSecret(process.env.SIGNING_KEY ?? '', { maxAge: 15 * minute });
  if (typeof key !== 'string') throw new Error('The signing key has no value.');
  return key;
}
