import { is, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { deadLetterQueues } from './dead-letter-queues';

const queue = (properties: object) => ({ Type: 'AWS::SQS::Queue', Properties: properties });
const source = { Function: { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: { 'Fn::GetAtt': ['Failed', 'Arn'] } } } } };

export const deadLetterSourcesNamed = graphControl({
  id: 'DeadLetterSourcesNamed',
  title: 'Dead-letter queues say which queues may use them',
  severity: 'low',
  why: 'By default every queue of the account may: forged failures are processed on redrive, or a flood hides the real ones.',
  fix: "Set RedriveAllowPolicy to redrivePermission 'byQueue' with sourceQueueArns, or to 'denyAll' where no queue but a function, topic or rule uses it.",
  profile: 'strict',
  resources: ['AWS::SQS::Queue'],
  * check(resource, graph) {
    if (!deadLetterQueues(graph).has(resource)) return;
    const { verdict, explanation, path } = judge(is('RedriveAllowPolicy.redrivePermission', 'byQueue', 'denyAll'), resource);
    if (verdict !== 'pass') yield { verdict, message: explanation, path: `Properties.${path}` };
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['queue.tampering'],
  source: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  examples: {
    fails: [{ ...source, Failed: queue({}) }],
    passes: [{ ...source, Failed: queue({ RedriveAllowPolicy: { redrivePermission: 'denyAll' } }) }, { Orders: queue({}) }],
    unknown: [{ ...source, Failed: queue({ RedriveAllowPolicy: { Ref: 'Policy' } }) }],
  },
});
