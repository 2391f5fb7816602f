import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';

/**
 * Lets an AWS service encrypt its log records with the key that encrypts what they tell of, and their delivery decrypt them.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/encryption-bus-logs.html
 * https://docs.aws.amazon.com/cognito/latest/developerguide/data-protection.html
 */
export function allowLogDelivery(scope: Construct, key: kms.IKey, service: string, serviceActions: string[]): void {
  const { partition, region, account } = Stack.of(scope);
  const allow = (principal: string, actions: string[]) => key.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(principal)],
    actions,
    resources: ['*'],
    conditions: { StringLike: { 'kms:EncryptionContext:SourceArn': `arn:${partition}:logs:${region}:${account}:*` } },
  }));
  allow(service, serviceActions);
  allow('delivery.logs.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey']);
}
