import { App, CfnResource, Stack, Stage } from 'aws-cdk-lib';
import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as logs from 'aws-cdk-lib/aws-logs';
import * as sqs from 'aws-cdk-lib/aws-sqs';

/** CloudFormation's own limit. */
const resourcesPerStack = 500;
const resourcesPerService = 10;

/**
 * So many resources: small services of ten, of which every second is configured as it should be.
 *
 * In a stage, since the CDK runs its own validation, which is not to be measured, only for a whole app.
 */
export function generatedStage(resources: number, outdir: string): Stage {
  const app = new App({ outdir, context: { 'aws:cdk:enable-path-metadata': true, 'aws:cdk:disable-stack-trace': true } });
  const stage = new Stage(app, 'Bench');
  let stack: Stack | undefined;
  for (let service = 0; service < resources / resourcesPerService; service += 1) {
    if (service % (resourcesPerStack / resourcesPerService) === 0) stack = new Stack(stage, `Stack${service}`);
    addService(stack!, `Service${service}`, service % 2 === 0);
  }
  return stage;
}

function addService(stack: Stack, id: string, secure: boolean): CfnResource[] {
  const deadLetters = new sqs.CfnQueue(stack, `${id}DeadLetters`, { sqsManagedSseEnabled: true, messageRetentionPeriod: 1_209_600 });
  const queue = new sqs.CfnQueue(stack, `${id}Queue`, secure
    ? { sqsManagedSseEnabled: true, redrivePolicy: { deadLetterTargetArn: deadLetters.attrArn, maxReceiveCount: 3 } }
    : {});
  const table = new dynamodb.CfnTable(stack, `${id}Table`, {
    keySchema: [{ attributeName: 'id', keyType: 'HASH' }],
    attributeDefinitions: [{ attributeName: 'id', attributeType: 'S' }],
    billingMode: 'PAY_PER_REQUEST',
    pointInTimeRecoverySpecification: secure ? { pointInTimeRecoveryEnabled: true } : undefined,
  });
  const role = new iam.CfnRole(stack, `${id}Role`, {
    assumeRolePolicyDocument: policy({ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: { Service: 'lambda.amazonaws.com' } }),
    managedPolicyArns: secure ? undefined : [`arn:${stack.partition}:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole`],
  });
  const grants = new iam.CfnPolicy(stack, `${id}Grants`, {
    policyName: `${id}Grants`,
    roles: [role.ref],
    policyDocument: policy(
      { Effect: 'Allow', Action: secure ? ['dynamodb:GetItem', 'dynamodb:PutItem'] : 'dynamodb:*', Resource: secure ? table.attrArn : '*' },
      { Effect: 'Allow', Action: ['sqs:SendMessage'], Resource: queue.attrArn },
    ),
  });
  const handler = new lambda.CfnFunction(stack, `${id}Handler`, {
    code: { s3Bucket: 'artifacts', s3Key: `${id}.zip` },
    handler: 'index.handler',
    role: role.attrArn,
    runtime: secure ? 'nodejs24.x' : 'nodejs16.x',
    timeout: 10,
    environment: { variables: { TABLE: table.ref, QUEUE: queue.ref, STAGE: 'prod' } },
    ...(secure && { tracingConfig: { mode: 'Active' }, deadLetterConfig: { targetArn: deadLetters.attrArn }, architectures: ['arm64'] }),
  });
  const logGroup = new logs.CfnLogGroup(stack, `${id}Logs`, secure ? { retentionInDays: 365, logGroupName: `/services/${id}` } : {});
  const api = new apigateway.CfnRestApi(stack, `${id}Api`, { name: id });
  const method = new apigateway.CfnMethod(stack, `${id}Method`, {
    httpMethod: 'POST',
    resourceId: api.attrRootResourceId,
    restApiId: api.ref,
    authorizationType: secure ? 'AWS_IAM' : 'NONE',
    integration: {
      type: 'AWS_PROXY', integrationHttpMethod: 'POST', uri: `arn:aws:apigateway:eu-west-1:lambda:path/functions/${handler.attrArn}/invocations`,
    },
  });
  const permission = new lambda.CfnPermission(stack, `${id}Permission`, {
    action: 'lambda:InvokeFunction',
    functionName: handler.attrArn,
    principal: 'apigateway.amazonaws.com',
    sourceArn: secure ? `arn:${stack.partition}:execute-api:${stack.region}:${stack.account}:${api.ref}/*/POST/` : undefined,
  });
  return [deadLetters, queue, table, role, grants, handler, logGroup, api, method, permission];
}

function policy(...statements: object[]): object {
  return { Version: '2012-10-17', Statement: statements };
}
