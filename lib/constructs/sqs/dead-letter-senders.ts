import { Stack } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as sqs from 'aws-cdk-lib/aws-sqs';
import { serviceStatement } from '../kms/key-policy-statements';

/**
 * Lets an AWS service put what it could not deliver into a queue, on behalf of known resources of this account. Without
 * the use of the key it could not, and nothing would tell.
 */
export function allowDeadLetters(queue: sqs.IQueue, service: string, sources: readonly string[]): void {
  queue.encryptionMasterKey?.addToResourcePolicy(serviceStatement(queue, service));
  queue.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(service)],
    actions: ['sqs:SendMessage'],
    resources: [queue.queueArn],
    conditions: {
      StringEquals: { 'aws:SourceAccount': Stack.of(queue).account },
      ArnLike: { 'aws:SourceArn': sources.length === 1 ? sources[0] : sources },
    },
  }));
}
