import { graphControl } from '../../core/control';
import { grantsOf } from '../../iam/grants';
import { servicesWithoutSource } from '../../iam/service-principals';

const topic = (service: string, more: object = {}) => ({
  Policy: {
    Type: 'AWS::SNS::TopicPolicy',
    Properties: { PolicyDocument: { Statement: [{ Effect: 'Allow', Principal: { Service: service }, Action: 'sns:Publish', Resource: { Ref: 'Orders' }, ...more }] } },
  },
});

/** Services that send aws:SourceArn with what they deliver. */
const senders: ReadonlySet<string> = new Set(['budgets', 'cloudwatch', 'events', 's3', 'ses', 'sns']);

export const serviceGrantBoundToSource = graphControl({
  id: 'ServiceGrantBoundToSource',
  title: 'Queues and topics take messages of AWS services only for a known source',
  severity: 'medium',
  why: 'A bucket, topic or rule in any account can be pointed at the queue, and its forged events are handled as if they were yours.',
  fix: 'Add a condition on aws:SourceArn or aws:SourceAccount.',
  resources: ['AWS::SNS::TopicPolicy', 'AWS::SNS::TopicInlinePolicy', 'AWS::SQS::QueuePolicy', 'AWS::SQS::QueueInlinePolicy'],
  * check(resource) {
    for (const { statement, verdict } of grantsOf(resource, 'resource')) {
      for (const service of servicesWithoutSource(statement, senders)) {
        yield { verdict, message: `${service} may send on behalf of every account`, path: statement.path, detail: service };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['queue.spoofing'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/confused-deputy.html',
  examples: {
    fails: [
      topic('s3.amazonaws.com'),
      topic('events.amazonaws.com', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
      ...['budgets', 'cloudwatch', 'ses', 'sns'].map((service) => topic(`${service}.amazonaws.com`)),
    ],
    passes: [
      topic('s3.amazonaws.com', { Condition: { ArnLike: { 'aws:SourceArn': { 'Fn::GetAtt': ['Uploads', 'Arn'] } } } }),
      topic('events.amazonaws.com', { Condition: { StringEquals: { 'aws:SourceAccount': { Ref: 'AWS::AccountId' } } } }),
      topic('s3.amazonaws.com', { Effect: 'Deny' }),
    ],
    unknown: [topic('s3.amazonaws.com', { Effect: { Ref: 'Effect' } })],
  },
});
