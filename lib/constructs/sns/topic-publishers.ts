import { Stack, Token } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as sns from 'aws-cdk-lib/aws-sns';
import { serviceStatement } from '../kms/key-policy-statements';

/** Whom a topic lets publish, beside its account through IAM. */
export interface OtherPublishers {
  readonly accounts?: readonly string[];
  readonly organizationId?: string;
}

/**
 * Lets an AWS service publish on behalf of known resources of this account. Without the use of the key it could not, and
 * would drop the message.
 * https://docs.aws.amazon.com/sns/latest/dg/sns-enable-encryption-for-topic.html
 */
export function allowServicePublisher(topic: sns.ITopic, key: kms.IKey, service: string, sources: readonly string[], sid?: string): void {
  key.addToResourcePolicy(serviceStatement(topic, service));
  topic.addToResourcePolicy(new iam.PolicyStatement({
    sid,
    principals: [new iam.ServicePrincipal(service)],
    actions: ['sns:Publish'],
    resources: [topic.topicArn],
    conditions: {
      StringEquals: { 'aws:SourceAccount': Stack.of(topic).account },
      ArnLike: { 'aws:SourceArn': sources.length === 1 ? sources[0] : sources },
    },
  }));
}

/**
 * Lets other accounts publish, and use the key through SNS alone.
 *
 * @throws where what is given is no account or organization
 */
export function allowOtherPublishers(topic: sns.ITopic, key: kms.IKey, subject: string, others: OtherPublishers): void {
  const { accounts = [], organizationId } = others;
  for (const account of accounts) refuseUnlike(subject, 'accounts', account, /^\d{12}$/, '111122223333');
  if (organizationId !== undefined) refuseUnlike(subject, 'organizationId', organizationId, /^o-[a-z0-9]{10,32}$/, 'o-1234567890');
  const allow = (sid: string, principals: iam.IPrincipal[], bound: Record<string, string>) => {
    topic.addToResourcePolicy(new iam.PolicyStatement({
      sid,
      principals,
      actions: ['sns:Publish'],
      resources: [topic.topicArn],
      conditions: Object.keys(bound).length > 0 ? { StringEquals: bound } : undefined,
    }));
    key.addToResourcePolicy(new iam.PolicyStatement({
      principals,
      actions: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      resources: ['*'],
      conditions: { StringEquals: { 'kms:ViaService': `sns.${Stack.of(topic).region}.amazonaws.com`, ...bound } },
    }));
  };
  if (accounts.length > 0) allow('Accounts', accounts.map((account) => new iam.AccountPrincipal(account)), {});
  if (organizationId !== undefined) allow('Organization', [new iam.AnyPrincipal()], { 'aws:PrincipalOrgID': organizationId });
}

function refuseUnlike(subject: string, prop: string, given: string, form: RegExp, example: string): void {
  if (Token.isUnresolved(given) || form.test(given)) return;
  throw new Error(`${subject}: ${prop} takes ids of AWS, got '${given}'. Write one such as '${example}'.`);
}
