/** The reference app: an order service made of secure constructs. `insecure-app.ts` is its twin without them. */
import { join } from 'node:path';
import { App, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import * as cognito from 'aws-cdk-lib/aws-cognito';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import { Authorization, Guardrails, NagPackName, Rotation, SecureApi, SecureFunction, SecureKey, SecureSecret } from '../lib';

export const app = new App();
// cdk-nag's packs run as well; what this library's pack already says of a resource they do not repeat.
Guardrails.enforce(app, { nagPacks: [NagPackName.AWS_SOLUTIONS, NagPackName.SERVERLESS] });

const stack = new Stack(app, 'Orders');

const customers = new cognito.UserPool(stack, 'Customers', {
  deletionProtection: true,
  featurePlan: cognito.FeaturePlan.PLUS,
  keepOriginal: { email: true },
  mfa: cognito.Mfa.REQUIRED,
  mfaSecondFactor: { otp: true, sms: false },
  passwordPolicy: { minLength: 14, requireDigits: true, requireLowercase: true, requireSymbols: true, requireUppercase: true },
  removalPolicy: RemovalPolicy.RETAIN,
  selfSignUpEnabled: false,
  signInAliases: { email: true },
  signInCaseSensitive: false,
  standardThreatProtectionMode: cognito.StandardThreatProtectionMode.FULL_FUNCTION,
});
const ordersScope = new cognito.ResourceServerScope({ scopeName: 'orders', scopeDescription: 'Place and read orders' });
const resourceServer = customers.addResourceServer('Shop', { identifier: 'shop', scopes: [ordersScope] });
customers.addClient('Website', {
  oAuth: {
    callbackUrls: ['https://shop.example.com/signed-in'],
    flows: { authorizationCodeGrant: true },
    scopes: [cognito.OAuthScope.resourceServer(resourceServer, ordersScope)],
  },
  preventUserExistenceErrors: true,
});

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

const orders = new SecureFunction(stack, 'Service', {
  entry: join(__dirname, 'orders', 'handler.ts'),
  environment: { ORDERS_TABLE: table.tableName },
  secrets: { SIGNING_KEY: signingKey },
});
table.grant(orders, 'dynamodb:GetItem', 'dynamodb:PutItem');

const api = new SecureApi(stack, 'Api', {
  authorization: Authorization.cognito([customers], { scopes: ['shop/orders'] }),
});
api.addRoute('POST /orders', orders, {
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
api.addRoute('GET /orders/{id}', orders);

Validations.of(orders).acknowledge(
  { id: 'AwsSolutions::AwsSolutions-IAM5[Resource::*]', reason: 'X-Ray knows no resources: writing traces is allowed on all or none.' },
  { id: 'Serverless::Serverless-LambdaAsyncFailureDestination', reason: 'Failed events go to the dead-letter queue; a destination would keep them twice.' },
  { id: 'Serverless::Serverless-SQSRedrivePolicy', reason: 'It is the dead-letter queue itself.' },
);
Validations.of(signingKey).acknowledge(
  { id: 'AwsSolutions::AwsSolutions-SMG4', reason: 'Stored signatures stay valid only with the key that made them.' },
);
Validations.of(api.account!).acknowledge({
  id: 'AwsSolutions::AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:*]',
  reason: 'API Gateway logs with one role for all APIs of the account, so it has to reach all their log groups.',
});
