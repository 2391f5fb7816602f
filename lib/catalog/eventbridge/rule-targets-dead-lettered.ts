import { each, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const ruleTargetsDeadLettered = propertyControl({
  id: 'RuleTargetsDeadLettered',
  title: 'Rules keep the events that they can not deliver',
  severity: 'low',
  why: 'An event whose target is gone, forbids it or is throttled for a day is dropped, and no one learns of it.',
  fix: 'Set DeadLetterConfig.Arn of each of Targets to the ARN of a queue.',
  resource: 'AWS::Events::Rule',
  requires: each('Targets', present('DeadLetterConfig.Arn')),
  satisfies: [],
  mitigates: ['queue.denial', 'queue.repudiation'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html',
  examples: {
    fails: [{ Targets: [{ Id: 'orders', Arn: 'arn:aws:lambda:eu-west-1:111122223333:function:orders' }] }],
    passes: [
      { Targets: [{ Id: 'orders', Arn: 'arn:aws:lambda:eu-west-1:111122223333:function:orders', DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-west-1:111122223333:failed' } }] },
    ],
    unknown: [{ Targets: [{ Id: 'orders', DeadLetterConfig: { 'Fn::ImportValue': 'Failed' } }] }],
  },
});
