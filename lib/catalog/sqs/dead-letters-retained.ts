import { graphControl } from '../../core/control';
import { ownString } from '../../core/json';
import { deadLetterQueues } from './dead-letter-queues';

const keeping: readonly (string | undefined)[] = ['Retain', 'RetainExceptOnCreate'];
const failed = (attributes: object) => ({
  Failed: { Type: 'AWS::SQS::Queue', ...attributes },
  Function: { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Failed', 'Arn'] } } } },
});

export const deadLettersRetained = graphControl({
  id: 'DeadLettersRetained',
  title: 'Dead-letter queues outlive their stack',
  severity: 'low',
  why: 'A renamed construct or a deleted stack takes the only copy of what failed with it, and with that the trace of an attack.',
  fix: 'Set DeletionPolicy and UpdateReplacePolicy to Retain.',
  profile: 'strict',
  resources: ['AWS::SQS::Queue'],
  * check(queue, graph) {
    if (!deadLetterQueues(graph).has(queue)) return;
    const lacking = ['DeletionPolicy', 'UpdateReplacePolicy'].filter((attribute) => !keeping.includes(ownString(queue.declaration, attribute)));
    if (lacking.length > 0) yield { verdict: 'fail', message: `${lacking.join(' and ')} must be Retain`, path: lacking[0] };
  },
  satisfies: ['NIST-800-53/AU-11'],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/aws-attribute-deletionpolicy.html',
  examples: {
    fails: [failed({}), failed({ DeletionPolicy: 'Retain' })],
    passes: [
      failed({ DeletionPolicy: 'Retain', UpdateReplacePolicy: 'Retain' }),
      failed({ DeletionPolicy: 'RetainExceptOnCreate', UpdateReplacePolicy: 'Retain' }),
      { Orders: { Type: 'AWS::SQS::Queue' } },
    ],
  },
});
