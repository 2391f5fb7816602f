/**
 * The order service of `app.ts`, as it is written with plain constructs today. It deploys without a complaint;
 * under the guardrails its synthesis fails.
 */
import { join } from 'node:path';
import { App, Stack } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import { Guardrails } from '../lib';

const app = new App();
Guardrails.enforce(app);

const stack = new Stack(app, 'Orders');

const table = new dynamodb.Table(stack, 'Table', {
  partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING },
});

const signingKey = new secretsmanager.Secret(stack, 'SigningKey');

const service = new NodejsFunction(stack, 'Service', {
  entry: join(__dirname, 'orders', 'handler.ts'),
  runtime: lambda.Runtime.NODEJS_22_X,
  environment: {
    ORDERS_TABLE: table.tableName,
    SIGNING_KEY: signingKey.secretArn,
    DATABASE_PASSWORD: 'Tr0ub4dor&3-orders',
  },
});
service.addToRolePolicy(new iam.PolicyStatement({ actions: ['dynamodb:*', 'secretsmanager:*'], resources: ['*'] }));

const api = new apigateway.RestApi(stack, 'Api', {
  defaultCorsPreflightOptions: { allowOrigins: apigateway.Cors.ALL_ORIGINS },
});
const orders = api.root.addResource('orders');
orders.addMethod('POST', new apigateway.LambdaIntegration(service));
orders.addResource('{id}').addMethod('GET', new apigateway.LambdaIntegration(service));
