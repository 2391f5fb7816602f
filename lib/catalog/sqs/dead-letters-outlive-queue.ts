import { graphControl } from '../../core/control';
import { resourcesIn } from '../../core/resource-references';
import { Resource } from '../../core/template-graph';

const queue = (properties: object) => ({ Type: 'AWS::SQS::Queue', Properties: properties });
const redrive = { RedrivePolicy: { deadLetterTargetArn: { 'Fn::GetAtt': ['Failed', 'Arn'] }, maxReceiveCount: 3 } };
const path = 'Properties.MessageRetentionPeriod';
/** Four days. */
const standardRetention = 345_600;

export const deadLettersOutliveQueue = graphControl({
  id: 'DeadLettersOutliveQueue',
  title: 'Dead letters are kept at least as long as the messages of their queue',
  severity: 'low',
  why: 'A message brings its age along: it expires in the dead-letter queue before anybody has looked at it.',
  fix: 'Set MessageRetentionPeriod of the dead-letter queue to 1209600, which is 14 days.',
  resources: ['AWS::SQS::Queue'],
  * check(source) {
    for (const arn of source.get('RedrivePolicy.deadLetterTargetArn')) {
      for (const target of resourcesIn(arn)) {
        const longest = Math.max(...retentions(source));
        const shortest = Math.min(...retentions(target));
        if (shortest < longest) yield { verdict: 'fail', message: `dead letters expire after ${shortest} seconds, messages of ${source.logicalId} after ${longest}`, path, resource: target };
      }
    }
  },
  satisfies: [],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  examples: {
    fails: [
      { Orders: queue({ ...redrive, MessageRetentionPeriod: 1209600 }), Failed: queue({}) },
      { Orders: queue(redrive), Failed: queue({ MessageRetentionPeriod: 3600 }) },
      { Orders: queue({ ...redrive, MessageRetentionPeriod: { 'Fn::If': ['IsTest', 3600, 1209600] } }), Failed: queue({}) },
      { Orders: queue(redrive), Failed: queue({ MessageRetentionPeriod: { 'Fn::If': ['IsTest', 3600, 1209600] } }) },
    ],
    passes: [{ Orders: queue(redrive), Failed: queue({ MessageRetentionPeriod: 1209600 }) }, { Orders: queue(redrive), Failed: queue({}) }],
  },
});

/** In seconds, as far as the template says: one that only deployment knows is left out. */
function retentions(resource: Resource): number[] {
  return resource.get('MessageRetentionPeriod').flatMap((value) => {
    if (value.kind === 'absent') return standardRetention;
    return value.kind === 'scalar' ? Number(value.value) : [];
  });
}
