import { anyOf, is, judge, some } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { readsQueue } from './queue-of-mapping';

const reported = anyOf(some('FunctionResponseTypes', is('', 'ReportBatchItemFailures')), is('BatchSize', 1));
const mapping = (properties: object) => ({
  Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders', FunctionName: 'orders', ...properties } },
});

export const queueBatchFailuresReported = graphControl({
  id: 'QueueBatchFailuresReported',
  title: 'Of a batch of messages only those that failed come back',
  severity: 'low',
  why: 'One malformed message has the whole batch handled again, and again: orders are carried out twice, and good messages end as dead letters with it.',
  fix: "Set FunctionResponseTypes to ['ReportBatchItemFailures'], and have the function answer with batchItemFailures.",
  profile: 'strict',
  resources: ['AWS::Lambda::EventSourceMapping'],
  * check(resource) {
    if (!readsQueue(resource)) return;
    const { verdict, explanation } = judge(reported, resource);
    if (verdict !== 'pass') yield { verdict, message: explanation, path: 'Properties.FunctionResponseTypes' };
  },
  satisfies: ['CSA-Serverless/SAS-8'],
  mitigates: ['queue.denial', 'queue.tampering'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html',
  examples: {
    fails: [mapping({}), mapping({ BatchSize: 100 })],
    passes: [mapping({ FunctionResponseTypes: ['ReportBatchItemFailures'] }), mapping({ BatchSize: 1 }), mapping({ EventSourceArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/orders' })],
    unknown: [mapping({ FunctionResponseTypes: [{ Ref: 'ResponseType' }] })],
  },
});
