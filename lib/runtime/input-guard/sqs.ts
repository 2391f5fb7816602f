import { batch } from './batch';
import { parsed } from './content';
import { Admission, requireValid, Source } from './guard';
import { inspect } from './limits';
import { isObject, isText, Json, mayBe, requireShape } from './shape';
import { requireTrustedArn } from './trust';

interface Message {
  readonly body: string;
  readonly eventSourceARN: string;
}

function isMessage(record: Json): boolean {
  const { messageId, receiptHandle, body, attributes, messageAttributes, eventSource, eventSourceARN, awsRegion } = record;
  return eventSource === 'aws:sqs' && isText(messageId) && isText(receiptHandle) && isText(body) && isObject(attributes)
    && mayBe(isObject, messageAttributes) && isText(eventSourceARN) && isText(awsRegion);
}

/** What checks the content of a message. */
export type CheckContent = (content: unknown, admission: Admission) => void;

/** Messages of a queue. https://docs.aws.amazon.com/lambda/latest/dg/with-sqs.html */
export const queue = (name: string, checkContent?: CheckContent): Source => batch({
  name,
  identifier: ({ messageId }) => messageId,
  // Messages of a group come in order, those of a queue without groups in any.
  sequence: ({ attributes }) => (attributes as Json | undefined)?.MessageGroupId as string | undefined,
  check(record, admission) {
    requireShape<Message>(record, isMessage);
    requireTrustedArn(admission.trust, 'sqs', record.eventSourceARN);
    inspect(record, admission);
    const { body } = record;
    if (checkContent) {
      checkContent(parsed(body, admission), admission);
    } else if (admission.validate) {
      requireValid(admission.validate, parsed(body, admission));
    }
  },
});

export const sqs = queue('sqs');
