import { parsed } from './content';
import { Admission, requireValid, Source } from './guard';
import { inspect } from './limits';
import { hasRecords, isObject, isText, Json, mayBe, requireShape } from './shape';
import { requireTrustedArn } from './trust';

interface Notification {
  readonly TopicArn: string;
  readonly Message: string;
}

const isNotification = ({ Type, MessageId, TopicArn, Message, Subject, Timestamp, MessageAttributes }: Json): boolean => (
  Type === 'Notification' && isText(MessageId) && isText(TopicArn) && isText(Message) && mayBe(isText, Subject) && isText(Timestamp)
  && mayBe(isObject, MessageAttributes)
);

const isDelivery = ({ EventSource, EventSubscriptionArn }: Json): boolean => EventSource === 'aws:sns' && isText(EventSubscriptionArn);

/** @throws where it is no message of a trusted topic */
export function requireNotification(content: unknown, { trust }: Admission): asserts content is Notification {
  requireShape<Notification>(content, isNotification);
  requireTrustedArn(trust, 'sns', content.TopicArn);
}

/** @throws where topic or message are refused */
export function checkNotification(content: unknown, admission: Admission): void {
  requireNotification(content, admission);
  if (admission.validate) requireValid(admission.validate, parsed(content.Message, admission));
}

/** Messages of a topic. https://docs.aws.amazon.com/lambda/latest/dg/with-sns.html */
export const sns: Source = {
  name: 'sns',
  admit(event, admission) {
    requireShape<{ Records: Json[] }>(event, hasRecords);
    inspect(event, admission);
    for (const record of event.Records) {
      requireShape<Json>(record, isDelivery);
      checkNotification(record.Sns, admission);
    }
    return undefined;
  },
};
