import { resolvedItems } from '../../core/intrinsics';
import { Resource } from '../../core/template-graph';

/** The topics of the templates that an alarm publishes to. */
export function alarmTopics(alarm: Resource): Resource[] {
  return ['AlarmActions', 'OKActions', 'InsufficientDataActions'].flatMap((path) => alarm.get(path))
    .flatMap(resolvedItems)
    .flatMap((action) => (action.kind === 'reference' && action.resource.type === 'AWS::SNS::Topic' ? [action.resource] : []));
}
