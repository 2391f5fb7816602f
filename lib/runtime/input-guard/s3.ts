import { parsed } from './content';
import { BusEvent, checkBusEnvelope } from './event-bridge';
import { Admission, requireValid, Source } from './guard';
import { inspect } from './limits';
import { Refusal } from './refusal';
import { having, Json, like, list, maybe, number, object, oneOf, requireShape, Shape, text } from './shape';
import { requireNotification } from './sns';
import { queue } from './sqs';
import { requireTrustedArn } from './trust';

interface StoredObject {
  readonly key: string;
  readonly size?: number;
}

interface ObjectEvent {
  readonly bucket: { readonly name: string };
  readonly object: StoredObject & { readonly 'etag'?: string; readonly 'version-id'?: string };
}

interface ObjectRecord {
  readonly s3: {
    readonly bucket: { readonly name: string; readonly arn: string };
    readonly object: StoredObject & { readonly eTag?: string; readonly versionId?: string };
  };
}

const bucketName = like(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
const notifiedRecord: Shape = {
  eventSource: oneOf('aws:s3'),
  eventVersion: like(/^2\.\d+$/),
  eventName: text,
  eventTime: text,
  awsRegion: text,
  s3: having({
    bucket: having({ name: bucketName, arn: text }),
    object: having({ key: text, size: maybe(number), eTag: maybe(text), versionId: maybe(text), sequencer: text }),
  }),
};

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
const detail: Shape = {
  'version': text,
  'bucket': having({ name: bucketName }),
  'object': having({ key: text, 'size': maybe(number), 'etag': maybe(text), 'version-id': maybe(text) }),
};

/** S3's own notifications, and its events on a bus; either also in the messages of a queue or topic. */
export const s3: Source = {
  name: 's3',
  admit(event, admission) {
    if (first(event)?.eventSource === 'aws:sqs') return messages.admit(event, admission);
    inspect(event, admission);
    checkContent(event, admission);
    return undefined;
  },
};

const messages = queue('s3', checkContent);

function first(event: unknown): Json | undefined {
  const records = (event as { Records?: unknown } | null | undefined)?.Records;
  return Array.isArray(records) ? records[0] as Json | undefined : undefined;
}

function checkContent(content: unknown, admission: Admission): void {
  if (object(content) && 'detail-type' in (content as Json)) return checkObjectEvent(content, admission);
  const record = first(content);
  const notification: unknown = record?.EventSource === 'aws:sns' ? record.Sns : (content as Json | null)?.Type === 'Notification' ? content : undefined;
  if (notification === undefined) return checkRecords(content, admission);
  requireNotification(notification, admission);
  return checkRecords(parsed(notification.Message, admission), admission);
}

function checkObjectEvent(event: unknown, admission: Admission): void {
  checkBusEnvelope(event, admission);
  if (event.source !== 'aws.s3') throw new Refusal('source');
  requireShape<ObjectEvent>(event.detail, detail);
  const { bucket, object: stored } = event.detail;
  requireBucket(bucket.name, event, admission);
  requireValid(admission.validate, { key: stored.key, size: stored.size, eTag: stored.etag, versionId: stored['version-id'] });
}

/** Where buckets are wired: one of them. Account and region are checked already. */
function requireBucket(name: string, { resources }: BusEvent, admission: Admission): void {
  const { sources } = admission.trust;
  if (resources.length !== 1 || !resources[0].endsWith(`:::${name}`)) throw new Refusal('source');
  if (sources.some(({ kind }) => kind === 's3')) requireTrustedArn(admission.trust, 's3', resources[0]);
}

function checkRecords(event: unknown, admission: Admission): void {
  requireShape<{ Records: Json[] }>(event, { Records: (records) => list(records) && (records as unknown[]).length > 0 });
  for (const each of event.Records) {
    requireShape<ObjectRecord>(each, notifiedRecord);
    const { bucket, object: stored } = each.s3;
    if (!bucket.arn.endsWith(`:::${bucket.name}`)) throw new Refusal('source');
    requireTrustedArn(admission.trust, 's3', bucket.arn);
    const { key, size, eTag, versionId } = stored;
    requireValid(admission.validate, { key: decodedKey(key), size, eTag, versionId });
  }
}

/** Notifications have keys as in a form: spaces are plus signs. */
function decodedKey(key: string): string {
  try {
    return decodeURIComponent(key.replaceAll('+', ' '));
  } catch {
    throw new Refusal('encoding');
  }
}
