import { graphControl } from '../../core/control';
import { ownString } from '../../core/json';
import { deadLetterQueues } from './dead-letter-queues';

const keeping: readonly (string | undefined)[] = ['Retain', 'RetainExceptOnCreate'];
const queue = (attributes: object) => ({ Orders: { Type: 'AWS::SQS::Queue', ...attributes } });

export const queueRetained = graphControl({
  id: 'QueueRetained',
  title: 'Queues outlive their stack',
  severity: 'low',
  why: 'A renamed construct or a deleted stack takes the orders along that wait, and nobody can tell which they were.',
  fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
  profile: 'strict',
  resources: ['AWS::SQS::Queue'],
  * check(resource, graph) {
    // A control of its own asks for those that take what failed.
    if (deadLetterQueues(graph).has(resource)) return;
    const lacking = ['DeletionPolicy', 'UpdateReplacePolicy'].filter((attribute) => !keeping.includes(ownString(resource.declaration, attribute)));
    if (lacking.length > 0) yield { verdict: 'fail', message: `${lacking.join(' and ')} must be Retain`, path: lacking[0] };
  },
  satisfies: ['NIST-800-53/AU-11'],
  mitigates: ['queue.denial', 'queue.repudiation'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html',
  examples: {
    fails: [queue({}), queue({ DeletionPolicy: 'Retain' })],
    passes: [
      queue({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }),
      queue({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' }),
      { ...queue({}), Function: { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Orders', 'Arn'] } } } } },
    ],
  },
});
