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
import { SqsEventSource } from 'aws-cdk-lib/aws-lambda-event-sources';
import { NodejsFunction } from 'aws-cdk-lib/aws-lambda-nodejs';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import * as secretsmanager from 'aws-cdk-lib/aws-secretsmanager';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import * as tasks from 'aws-cdk-lib/aws-stepfunctions-tasks';
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

const imports = new sqs.Queue(stack, 'Imports');
const uploads = new s3.Bucket(stack, 'Uploads');
uploads.addEventNotification(s3.EventType.OBJECT_CREATED, new SqsDestination(imports));
service.addEventSource(new SqsEventSource(imports));

new sfn.StateMachine(stack, 'Fulfilment', {
  definitionBody: sfn.DefinitionBody.fromChainable(new tasks.LambdaInvoke(stack, 'Accept', { lambdaFunction: service })),
});
