import { BusEvent, envelope } from './event-bridge';
import { Source } from './guard';
import { inspect } from './limits';
import { Refusal } from './refusal';
import { Json, oneOf, requireShape } from './shape';
import { requireTrustedArn } from './trust';

const isEmpty = (detail: unknown): boolean => detail === '{}' || (typeof detail === 'object' && detail !== null && Object.keys(detail as Json).length === 0);

/** Scheduled events: of EventBridge Scheduler, and of rules with a schedule. */
export const schedule: Source = {
  name: 'schedule',
  admit(event, admission) {
    inspect(event, admission);
    requireShape<BusEvent>(event, {
      ...envelope, 'source': oneOf('aws.scheduler', 'aws.events'), 'detail-type': oneOf('Scheduled Event'), 'detail': isEmpty,
    });
    if (event.resources.length === 0) throw new Refusal('shape');
    for (const arn of event.resources) {
      if (arn.split(':')[4] !== event.account) throw new Refusal('account');
      // A rule refers to its function, so the function can't be told of it.
      requireTrustedArn(admission.trust, event.source === 'aws.scheduler' ? 'scheduler' : 'rule', arn);
    }
    return undefined;
  },
};
