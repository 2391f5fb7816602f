import { judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { Resolved } from '../../core/intrinsics';
import { resourcesIn } from '../../core/resource-references';
import { alarmedMetrics } from './alarmed-metrics';

const schedule = (Target: object) => ({ Schedule: { Type: 'AWS::Scheduler::Schedule', Properties: { Target } } });
const kept = schedule({ DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-west-1:111122223333:failed' } });
const alarm = (MetricName: string, Value: unknown = 'default') => ({
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/Scheduler', MetricName, Dimensions: [{ Name: 'ScheduleGroup', Value }] } },
});

export const scheduleLossesAlarmed = graphControl({
  id: 'ScheduleLossesAlarmed',
  title: 'Somebody is told when an invocation of a schedule is lost',
  severity: 'low',
  why: 'Whoever takes the right to the dead-letter queue away from the role of a schedule has failed invocations vanish, and the queue looks empty and well.',
  fix: 'Add an AWS::CloudWatch::Alarm on InvocationDroppedCount or InvocationsFailedToBeSentToDeadLetterCount of the group of the schedule.',
  profile: 'strict',
  resources: ['AWS::Scheduler::Schedule'],
  * check(resource, graph) {
    // Without a dead-letter queue, a control of its own asks for an alarm on all that was dropped.
    if (judge(present('Target.DeadLetterConfig'), resource).verdict !== 'pass') return;
    const groups = resource.get('GroupName').map((name): Resolved => (name.kind === 'absent' ? { kind: 'scalar', value: 'default', stack: name.stack } : name));
    const named = groups.flatMap(resourcesIn);
    const metrics = [resource, ...named].flatMap((one) => [...alarmedMetrics(graph, 'AWS/Scheduler', 'ScheduleGroup', one, groups)]);
    if (!metrics.some((metric) => /Invocation(?:DroppedCount|sFailedToBeSentToDeadLetterCount)/.test(metric))) yield { verdict: 'fail', message: 'no alarm is raised on invocations that can not even be kept' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/monitoring-cloudwatch.html',
  examples: {
    fails: [kept, { ...kept, ...alarm('InvocationAttemptCount') }],
    passes: [
      { ...kept, ...alarm('InvocationDroppedCount') }, { ...kept, ...alarm('InvocationsFailedToBeSentToDeadLetterCount') }, schedule({}),
      { Schedule: { ...kept.Schedule, Properties: { ...kept.Schedule.Properties, GroupName: 'orders' } }, ...alarm('InvocationDroppedCount', 'orders') },
    ],
  },
});
