import { parsed } from './content';
import { Admission, requireValid, Source } from './guard';
import { inspect } from './limits';
import { Json, list, maybe, object, oneOf, requireShape, Shape, text } from './shape';
import { requireTrustedArn } from './trust';

interface Notification {
  readonly TopicArn: string;
  readonly Message: string;
}

const notification: Shape = {
  Type: oneOf('Notification'),
  MessageId: text,
  TopicArn: text,
  Message: text,
  Subject: maybe(text),
  Timestamp: text,
  MessageAttributes: maybe(object),
};

/** @throws where it is no message of a trusted topic */
export function requireNotification(content: unknown, { trust }: Admission): asserts content is Notification {
  requireShape<Notification>(content, notification);
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
    requireShape<{ Records: Json[] }>(event, { Records: (records) => list(records) && (records as unknown[]).length > 0 });
    inspect(event, admission);
    for (const record of event.Records) {
      requireShape(record, { EventSource: oneOf('aws:sns'), EventSubscriptionArn: text });
      checkNotification(record.Sns, admission);
    }
    return undefined;
  },
};
