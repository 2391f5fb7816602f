import { resolve } from '../../core/intrinsics';
import { Resource } from '../../core/template-graph';

/** The topics of the templates that an alarm publishes to. */
export function alarmTopics(alarm: Resource): Resource[] {
  return ['AlarmActions', 'OKActions', 'InsufficientDataActions'].flatMap((path) => alarm.get(path))
    .flatMap((actions) => (actions.kind === 'list' ? actions.items.flatMap((item) => resolve(item, actions.stack)) : []))
    .flatMap((action) => (action.kind === 'reference' && action.resource.type === 'AWS::SNS::Topic' ? [action.resource] : []));
}
