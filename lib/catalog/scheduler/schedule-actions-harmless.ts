import { graphControl } from '../../core/control';
import { partsOf } from '../../core/intrinsics';
import { renderText } from '../../core/text';

const schedule = (Arn: string) => ({ Schedule: { Type: 'AWS::Scheduler::Schedule', Properties: { Target: { Arn } } } });

export const scheduleActionsHarmless = graphControl({
  id: 'ScheduleActionsHarmless',
  title: 'Schedules do not change who may do what',
  severity: 'medium',
  why: 'A schedule that calls IAM or KMS by itself is a back door: it opens again whatever was closed.',
  fix: 'Let a function with a role of its own do that, or do it in a pipeline.',
  resources: ['AWS::Scheduler::Schedule'],
  * check(resource) {
    for (const target of resource.get('Target.Arn')) {
      const [, call] = /^arn:[^:]*:scheduler:::aws-sdk:((?:iam|sso|sts|organizations|kms|ssoadmin):\w+)$/i.exec(renderText(partsOf(target))) ?? [];
      if (call && !/:(?:get|list|describe|generate)/i.test(call)) yield { verdict: 'fail', message: `the target is ${call}`, path: 'Properties.Target.Arn' };
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets-universal.html',
  examples: {
    fails: [schedule('arn:aws:scheduler:::aws-sdk:iam:attachRolePolicy')],
    passes: [schedule('arn:aws:scheduler:::aws-sdk:sqs:sendMessage'), schedule('arn:aws:scheduler:::aws-sdk:iam:generateCredentialReport')],
  },
});
