import { batch } from './batch';
import { decoded, parsed } from './content';
import { requireValid } from './guard';
import { inspect } from './limits';
import { isNumber, isObject, isText, Json, requireShape } from './shape';
import { requireTrustedArn } from './trust';

interface StreamRecord {
  readonly kinesis: { readonly data: string };
  readonly eventSourceARN: string;
}

const isPayload = ({ partitionKey, sequenceNumber, data, approximateArrivalTimestamp }: Json): boolean => (
  isText(partitionKey) && isText(sequenceNumber) && isText(data) && isNumber(approximateArrivalTimestamp)
);

const isStreamRecord = ({ kinesis: payload, eventSource, eventName, eventID, eventSourceARN, awsRegion }: Json): boolean => (
  eventSource === 'aws:kinesis' && eventName === 'aws:kinesis:record'
  && isObject(payload) && isPayload(payload) && isText(eventID) && isText(eventSourceARN) && isText(awsRegion)
);

/** Records of a stream. https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html */
export const kinesis = batch({
  name: 'kinesis',
  identifier: (record) => (record.kinesis as Json | undefined)?.sequenceNumber,
  // Lambda comes back to the first that failed, and goes on from there.
  sequence: () => 'shard',
  check(record, admission) {
    requireShape<StreamRecord>(record, isStreamRecord);
    requireTrustedArn(admission.trust, 'kinesis', record.eventSourceARN);
    inspect(record, admission);
    if (!admission.validate) return;
    requireValid(admission.validate, parsed(decoded(record.kinesis.data), admission));
  },
});
