import { judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { Resolved } from '../../core/intrinsics';
import { resourcesIn } from '../../core/resource-references';
import { alarmedMetrics } from './alarmed-metrics';

const Schedule = { Type: 'AWS::Scheduler::Schedule', Properties: { Target: { Arn: 'arn:aws:lambda:eu-west-1:111122223333:function:orders' } } };
const alarm = (MetricName: string, Value: unknown = 'default') => ({
  Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { Namespace: 'AWS/Scheduler', MetricName, Dimensions: [{ Name: 'ScheduleGroup', Value }] } },
});

export const scheduleDropsAlarmed = graphControl({
  id: 'ScheduleDropsAlarmed',
  title: 'Somebody is told when a schedule could not run',
  severity: 'low',
  why: 'Whoever takes away the role of a schedule has switched off what it does, such as a clean-up, and nothing tells.',
  fix: 'Set Target.DeadLetterConfig of the schedule, or add an AWS::CloudWatch::Alarm on the metric InvocationDroppedCount of its group.',
  profile: 'strict',
  resources: ['AWS::Scheduler::Schedule'],
  * check(resource, graph) {
    if (judge(present('Target.DeadLetterConfig'), resource).verdict === 'pass') return;
    const groups = resource.get('GroupName').map((name): Resolved => (name.kind === 'absent' ? { kind: 'scalar', value: 'default', stack: name.stack } : name));
    const named = groups.flatMap(resourcesIn);
    const metrics = [resource, ...named].flatMap((one) => [...alarmedMetrics(graph, 'AWS/Scheduler', 'ScheduleGroup', one, groups)]);
    if (!metrics.some((metric) => /TargetErrorCount|InvocationDroppedCount/.test(metric))) yield { verdict: 'fail', message: 'no alarm is raised on invocations that were dropped' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/monitoring-cloudwatch.html',
  examples: {
    fails: [{ Schedule }, { Schedule, ...alarm('InvocationAttemptCount') }],
    passes: [
      { Schedule, ...alarm('InvocationDroppedCount') },
      { Schedule: { Type: 'AWS::Scheduler::Schedule', Properties: { Target: { DeadLetterConfig: { Arn: 'arn:aws:sqs:eu-west-1:111122223333:failed' } } } } },
      { Schedule: { ...Schedule, Properties: { ...Schedule.Properties, GroupName: 'orders' } }, ...alarm('TargetErrorCount', 'orders') },
    ],
  },
});
