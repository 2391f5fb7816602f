/** The reference app: an order service made of secure constructs. `insecure-app.ts` is its twin without them. */
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Guardrails, Rotation, SecureApi, SecureFunction, SecureKey, SecureSecret } from '../lib';

const app = new App();
Guardrails.enforce(app);

const stack = new Stack(app, 'Orders');

const table = new dynamodb.Table(stack, 'Table', {
  partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
  billingMode: dynamodb.BillingMode.PAY_PER_REQUEST,
  encryption: dynamodb.TableEncryption.CUSTOMER_MANAGED,
  encryptionKey: SecureKey.shared(stack),
  pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
  deletionProtection: true,
});

const signingKey = new SecureSecret(stack, 'SigningKey', {
  rotation: Rotation.none({ reason: 'Stored signatures stay valid only with the key that made them.' }),
});

const placeOrder = new SecureFunction(stack, 'PlaceOrder', {
  entry: join(__dirname, 'orders', 'place-order.ts'),
  environment: { ORDERS_TABLE: table.tableName },
  secrets: { SIGNING_KEY: signingKey },
});
table.grant(placeOrder, 'dynamodb:PutItem');

const readOrder = new SecureFunction(stack, 'ReadOrder', {
  entry: join(__dirname, 'orders', 'read-order.ts'),
  environment: { ORDERS_TABLE: table.tableName },
});
table.grant(readOrder, 'dynamodb:GetItem');

const api = new SecureApi(stack, 'Api');
api.addRoute('POST /orders', placeOrder, {
  body: {
    type: 'object',
    required: ['product', 'quantity'],
    additionalProperties: false,
    properties: {
      product: { type: 'string', minLength: 1, maxLength: 80 },
      quantity: { type: 'integer', minimum: 1, maximum: 100 },
    },
  },
});
api.addRoute('GET /orders/{id}', readOrder);
