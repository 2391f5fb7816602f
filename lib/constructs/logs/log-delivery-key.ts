import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/** The AWS service that encrypts log records before it hands them over, and what it takes to. */
export interface LogWriter {
  readonly service: string;
  readonly actions: string[];
}

/**
 * Lets the delivery of logs decrypt records with the key that encrypts what they tell of; and the service that writes them
 * encrypt them, unless it does so with a role of its own.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/encryption-bus-logs.html
 * https://docs.aws.amazon.com/cognito/latest/developerguide/data-protection.html
 * https://docs.aws.amazon.com/step-functions/latest/dg/encryption-at-rest.html
 */
export function allowLogDelivery(scope: Construct, key: kms.IKey, writer?: LogWriter): void {
  const allow = (principal: string, actions: string[]) => key.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(principal)],
    actions,
    resources: ['*'],
    conditions: logRecords(scope),
  }));
  if (writer) allow(writer.service, writer.actions);
  allow('delivery.logs.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey']);
}

/** The condition that it is about records of logs of a stack's account and region. */
export function logRecords(scope: Construct): Record<string, Record<string, string>> {
  const { partition, region, account } = Stack.of(scope);
  return { StringLike: { 'kms:EncryptionContext:SourceArn': `arn:${partition}:logs:${region}:${account}:*` } };
}
