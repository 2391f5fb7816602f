import { atLeast, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { deadLetterQueues } from './dead-letter-queues';

const queue = (properties: object) => ({ Type: 'AWS::SQS::Queue', Properties: properties });
const source = { Function: { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Failed', 'Arn'] } } } } };

export const deadLettersKeptLongest = graphControl({
  id: 'DeadLettersKeptLongest',
  title: 'Dead letters are kept for 14 days',
  severity: 'low',
  why: 'Failed events are gone before the people who could tell an attack from a mistake are back from their leave.',
  fix: 'Set MessageRetentionPeriod of the dead-letter queue to 1209600.',
  profile: 'strict',
  resources: ['AWS::SQS::Queue'],
  * check(resource, graph) {
    if (!deadLetterQueues(graph).has(resource)) return;
    const { verdict, explanation, path } = judge(atLeast('MessageRetentionPeriod', 1_209_600), resource);
    if (verdict !== 'pass') yield { verdict, message: explanation, path: `Properties.${path}` };
  },
  satisfies: [],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  examples: {
    fails: [{ ...source, Failed: queue({}) }, { ...source, Failed: queue({ MessageRetentionPeriod: 86400 }) }],
    passes: [{ ...source, Failed: queue({ MessageRetentionPeriod: 1209600 }) }, { Orders: queue({}) }],
    unknown: [{ ...source, Failed: queue({ MessageRetentionPeriod: { Ref: 'Seconds' } }) }],
  },
});
