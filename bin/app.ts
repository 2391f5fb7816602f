/**
 * The reference app: an order service made of secure constructs. `insecure-app.ts` is its twin without them.
 *
 * Customers place orders through the API; partners upload files of them, which wait in a queue for the function that stores
 * them. Each order that is stored goes from the table's stream to the event bus, and starts its fulfilment.
 */
import { join } from 'node:path';
import { App, Size, Stack, Validations } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { FilterRule } from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
import {
  Authorization, EventSource, Guardrails, NagPackName, Rotation, SecureApi, SecureBucket, SecureEventBus, SecureFunction, SecureQueue,
  SecureSecret, SecureStateMachine, SecureTable, SecureUserPool, SecureWebAcl, WebAcl,
} from '../lib';
import { orderSchema } from './orders/order';

export const app = new App();
// cdk-nag's packs run as well; what this library's pack already says of a resource they do not repeat.
Guardrails.enforce(app, { nagPacks: [NagPackName.AWS_SOLUTIONS, NagPackName.SERVERLESS] });

const stack = new Stack(app, 'Orders');
const handlers = join(__dirname, 'orders');
/** One for user pool and API: it is what costs most. */
const webAcl = WebAcl.shared(new SecureWebAcl(stack, 'WebAcl'));

// Who places orders.
const customers = new SecureUserPool(stack, 'Customers', { webAcl });
const ordersScope = new cognito.ResourceServerScope({ scopeName: 'orders', scopeDescription: 'Place and read orders' });
const shop = customers.addResourceServer('Shop', { identifier: 'shop', scopes: [ordersScope] });
customers.addClient('Website', {
  oAuth: {
    callbackUrls: ['https://shop.example.com/signed-in'],
    scopes: [cognito.OAuthScope.resourceServer(shop, ordersScope)],
  },
});

// Where orders are kept, and what they are signed with.
const table = new SecureTable(stack, 'Table', {
  partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
});
const signingKey = new SecureSecret(stack, 'SigningKey', {
  rotation: Rotation.none({ reason: 'Stored signatures stay valid only with the key that made them.' }),
});

// Orders of customers: API -> function -> table.
const service = new SecureFunction(stack, 'Service', {
  entry: join(handlers, 'handler.ts'),
  eventSchema: EventSource.apiGateway(orderSchema),
  environment: { ORDERS_TABLE: table.tableName },
  secrets: { SIGNING_KEY: signingKey },
});
table.grant(service, 'dynamodb:GetItem', 'dynamodb:PutItem');
const api = new SecureApi(stack, 'Api', {
  authorization: Authorization.cognito([customers], { scopes: ['shop/orders'] }),
  webAcl,
});
api.addRoute('POST /orders', service, { body: orderSchema });
api.addRoute('GET /orders/{id}', service);

// Orders of partners: upload -> queue -> function -> table.
const importOrders = new SecureFunction(stack, 'ImportOrders', {
  entry: join(handlers, 'import-orders.ts'),
  eventSchema: EventSource.s3({ type: 'object', properties: { key: { type: 'string', pattern: '^incoming/[\\w/-]+\\.json$' } } }),
  environment: { ORDERS_TABLE: table.tableName },
  secrets: { SIGNING_KEY: signingKey },
});
table.grant(importOrders, 'dynamodb:PutItem');
const uploads = new SecureBucket(stack, 'Uploads');
const imports = new SecureQueue(stack, 'Imports');
uploads.onObjectCreated(importOrders, {
  prefix: 'incoming/', contentTypes: ['application/json'], maxSize: Size.mebibytes(1), queue: imports,
});

// What was stored is announced: table -> stream -> function -> bus.
const bus = new SecureEventBus(stack, 'Bus');
const announceOrders = new SecureFunction(stack, 'AnnounceOrders', {
  entry: join(handlers, 'announce-orders.ts'),
  eventSchema: EventSource.dynamodb({ type: 'object', required: ['id', ...orderSchema.required], properties: { id: { type: 'string' }, ...orderSchema.properties } }),
  environment: { EVENT_BUS: bus.eventBusName },
});
bus.grantPutEventsTo(announceOrders);
table.onChange(announceOrders, { filters: [{ eventName: FilterRule.isEqual('INSERT') }] });

// And fulfilled: bus -> state machine.
const accept = tasks.DynamoUpdateItem.jsonPath(stack, 'Accept', {
  table,
  key: { id: tasks.DynamoAttributeValue.fromString(sfn.JsonPath.stringAt('$.detail.id')) },
  conditionExpression: 'attribute_exists(id)',
  updateExpression: 'SET #state = :accepted',
  expressionAttributeNames: { '#state': 'state' },
  expressionAttributeValues: { ':accepted': tasks.DynamoAttributeValue.fromString('ACCEPTED') },
});
accept.addRetry({ maxAttempts: 3 });
const fulfilment = new SecureStateMachine(stack, 'Fulfilment', { definitionBody: sfn.DefinitionBody.fromChainable(accept) });
// DynamoDB opens the table's key in the name of whoever asks.
table.encryptionKey?.grantDecrypt(fulfilment);
fulfilment.startOn(bus, 'Placed', { source: ['shop.orders'], detailType: ['OrderPlaced'] });

for (const handler of [service, importOrders, announceOrders]) {
  Validations.of(handler).acknowledge(
    { id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]', reason: 'X-Ray knows no resources: writing traces is allowed on all or none.' },
    { id: 'Serverless::Serverless-LambdaAsyncFailureDestination', reason: 'Failed events go to the dead-letter queue; a destination would keep them twice.' },
  );
}
Validations.of(importOrders).acknowledge(
  { id: `AwsSolutions::AwsSolutions-IAM5[Resource::<${stack.getLogicalId(uploads.node.defaultChild as s3.CfnBucket)}.Arn>/incoming/*.json]`, reason: 'It reads what is uploaded there: the names of the files are the partners\'.' },
  { id: 'Serverless::Serverless-LambdaEventSourceMappingDestination', reason: 'Of a queue there is none: messages that failed go to its dead-letter queue.' },
);
Validations.of(fulfilment).acknowledge(
  { id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]', reason: 'X-Ray and deliveries of logs know no resources: they are allowed on all or none.' },
);
Validations.of(api.account!).acknowledge({
  id: 'AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:*]',
  reason: 'API Gateway logs with one role for all APIs of the account, so it has to reach all their log groups.',
});
