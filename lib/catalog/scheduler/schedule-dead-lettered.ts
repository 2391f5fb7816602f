import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const scheduleDeadLettered = propertyControl({
  id: 'ScheduleDeadLettered',
  title: 'Schedules keep the invocations that they can not deliver',
  severity: 'low',
  why: 'What should have run, such as a clean-up or an audit, did not, and no one learns of it.',
  fix: 'Set Target.DeadLetterConfig.Arn to the ARN of a queue.',
  resource: 'AWS::Scheduler::Schedule',
  requires: present('Target.DeadLetterConfig.Arn'),
  satisfies: [],
  mitigates: ['queue.denial', 'queue.repudiation'],
  source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/configuring-schedule-dlq.html',
  examples: {
    fails: [{ Target: { Arn: 'arn:aws:lambda:eu-west-1:111122223333:function:orders' } }],
    passes: [
      { Target: { Arn: 'arn:aws:lambda:eu-west-1:111122223333:function:orders', DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-west-1:111122223333:failed' } } },
    ],
    unknown: [{ Target: { DeadLetterConfig: { 'Fn::ImportValue': 'Failed' } } }],
  },
});
