import { batch } from './batch';
import { decoded, parsed } from './content';
import { requireValid } from './guard';
import { inspect } from './limits';
import { having, Json, number, oneOf, requireShape, Shape, text } from './shape';
import { requireTrustedArn } from './trust';

interface StreamRecord {
  readonly kinesis: { readonly data: string };
  readonly eventSourceARN: string;
}

const shape: Shape = {
  kinesis: having({ partitionKey: text, sequenceNumber: text, data: text, approximateArrivalTimestamp: number }),
  eventSource: oneOf('aws:kinesis'),
  eventName: oneOf('aws:kinesis:record'),
  eventID: text,
  eventSourceARN: text,
  awsRegion: text,
};

/** Records of a stream. https://docs.aws.amazon.com/lambda/latest/dg/with-kinesis.html */
export const kinesis = batch({
  name: 'kinesis',
  identifier: (record) => (record.kinesis as Json | undefined)?.sequenceNumber,
  // Lambda comes back to the first that failed, and goes on from there.
  sequence: () => 'shard',
  check(record, admission) {
    requireShape<StreamRecord>(record, shape);
    requireTrustedArn(admission.trust, 'kinesis', record.eventSourceARN);
    inspect(record, admission);
    if (!admission.validate) return;
    requireValid(admission.validate, parsed(decoded(record.kinesis.data), admission));
  },
});
