import { BusEvent, isEnvelope } from './event-bridge';
import { Source } from './guard';
import { inspect } from './limits';
import { Refusal } from './refusal';
import { isObject, Json, requireShape } from './shape';
import { requireTrustedArn } from './trust';

const isEmpty = (detail: unknown): boolean => detail === '{}' || (isObject(detail) && Object.keys(detail).length === 0);

function isScheduled(event: Json): boolean {
  const { source, detail, 'detail-type': detailType } = event;
  return isEnvelope(event) && (source === 'aws.scheduler' || source === 'aws.events') && detailType === 'Scheduled Event' && isEmpty(detail);
}

/** Scheduled events: of EventBridge Scheduler, and of rules with a schedule. */
export const schedule: Source = {
  name: 'schedule',
  admit(event, admission) {
    inspect(event, admission);
    requireShape<BusEvent>(event, isScheduled);
    if (event.resources.length === 0) throw new Refusal('shape');
    for (const arn of event.resources) {
      if (arn.split(':')[4] !== event.account) throw new Refusal('account');
      // A rule refers to its function, so the function can't be told of it.
      requireTrustedArn(admission.trust, event.source === 'aws.scheduler' ? 'scheduler' : 'rule', arn);
    }
    return undefined;
  },
};
