import { batch } from './batch';
import { requireValid } from './guard';
import { inspect } from './limits';
import { Refusal } from './refusal';
import { isNumber, isObject, isText, isTextList, Json, mayBe, requireShape } from './shape';
import { requireTrustedArn } from './trust';

interface Change {
  readonly dynamodb: { readonly Keys: Json; readonly NewImage?: Json | null; readonly OldImage?: Json | null };
  readonly eventName: string;
  readonly eventSourceARN: string;
}

const isImage = ({ Keys, NewImage, OldImage, SequenceNumber, SizeBytes, StreamViewType }: Json): boolean => (
  isObject(Keys) && mayBe(isObject, NewImage) && mayBe(isObject, OldImage)
  && isText(SequenceNumber) && mayBe(isNumber, SizeBytes) && isText(StreamViewType)
);

const isChange = ({ dynamodb: image, eventSource, eventName, eventID, eventSourceARN, awsRegion }: Json): boolean => (
  eventSource === 'aws:dynamodb' && (eventName === 'INSERT' || eventName === 'MODIFY' || eventName === 'REMOVE')
  && isObject(image) && isImage(image) && isText(eventID) && isText(eventSourceARN) && isText(awsRegion)
);

/** Changes of a table. https://docs.aws.amazon.com/lambda/latest/dg/with-ddb.html */
export const dynamodb = batch({
  name: 'dynamodb',
  identifier: (record) => (record.dynamodb as Json | undefined)?.SequenceNumber,
  sequence: () => 'shard',
  check(record, admission) {
    requireShape<Change>(record, isChange);
    requireTrustedArn(admission.trust, 'dynamodb', record.eventSourceARN);
    inspect(record, admission);
    const { Keys, NewImage, OldImage } = record.dynamodb;
    const keys = item(Keys);
    if (OldImage) item(OldImage);
    const written = NewImage ? item(NewImage) : keys;
    // Of an item that is gone, nothing is left to be checked.
    if (record.eventName !== 'REMOVE') requireValid(admission.validate, written);
  },
});

/** An item as its schema sees it: plain values. Sets are lists, binary values base64. */
function item(attributes: Json): Json {
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [name, plain(value)]));
}

function plain(attribute: unknown): unknown {
  const [entry, ...others] = isObject(attribute) ? Object.entries(attribute) : [];
  if (entry === undefined || others.length > 0) throw new Refusal('shape');
  const [type, value] = entry;
  switch (type) {
    case 'S': if (typeof value === 'string') return value; break;
    case 'N': if (typeof value === 'string') return numeric(value); break;
    case 'B': if (typeof value === 'string') return binary(value); break;
    case 'BOOL': if (typeof value === 'boolean') return value; break;
    case 'NULL': if (value === true) return null; break;
    case 'L': if (Array.isArray(value)) return value.map(plain); break;
    case 'M': if (isObject(value)) return item(value); break;
    case 'SS': if (isTextList(value)) return value; break;
    case 'NS': if (isTextList(value)) return value.map(numeric); break;
    case 'BS': if (isTextList(value)) return value.map(binary); break;
  }
  throw new Refusal('shape');
}

function numeric(digits: string): number {
  if (!/^-?\d+(\.\d+)?([eE][-+]?\d+)?$/.test(digits)) throw new Refusal('number');
  return Number(digits);
}

function binary(base64: string): string {
  if (Buffer.from(base64, 'base64').toString('base64') !== base64) throw new Refusal('encoding');
  return base64;
}
