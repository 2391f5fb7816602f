import { parsed } from './content';
import { BusEvent, checkBusEnvelope } from './event-bridge';
import { Admission, requireValid, Source } from './guard';
import { inspect } from './limits';
import { Refusal } from './refusal';
import { hasRecords, isNumber, isObject, isText, Json, mayBe, requireShape } from './shape';
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

const isNamed = (bucket: unknown): bucket is Json => isObject(bucket) && isText(bucket.name) && /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket.name);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/notification-content-structure.html */
function isNotifiedRecord({ eventSource, eventVersion, eventName, eventTime, awsRegion, s3: told }: Json): boolean {
  return eventSource === 'aws:s3' && isText(eventVersion) && /^2\.\d+$/.test(eventVersion) && isText(eventName) && isText(eventTime) && isText(awsRegion)
    && isObject(told) && isNamed(told.bucket) && isText(told.bucket.arn) && isObject(told.object) && isNotifiedObject(told.object);
}

const isNotifiedObject = ({ key, size, eTag, versionId, sequencer }: Json): boolean => (
  isText(key) && mayBe(isNumber, size) && mayBe(isText, eTag) && mayBe(isText, versionId) && isText(sequencer)
);

/** https://docs.aws.amazon.com/AmazonS3/latest/userguide/ev-events.html */
const isDetail = ({ version, bucket, object }: Json): boolean => (
  isText(version) && isNamed(bucket) && isObject(object)
  && isText(object.key) && mayBe(isNumber, object.size) && mayBe(isText, object.etag) && mayBe(isText, object['version-id'])
);

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
  if (isObject(content) && 'detail-type' in content) return checkObjectEvent(content, admission);
  const record = first(content);
  const notification: unknown = record?.EventSource === 'aws:sns' ? record.Sns : (content as Json | null)?.Type === 'Notification' ? content : undefined;
  if (notification === undefined) return checkRecords(content, admission);
  requireNotification(notification, admission);
  return checkRecords(parsed(notification.Message, admission), admission);
}

function checkObjectEvent(event: unknown, admission: Admission): void {
  checkBusEnvelope(event, admission);
  if (event.source !== 'aws.s3') throw new Refusal('source');
  requireShape<ObjectEvent>(event.detail, isDetail);
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
  requireShape<{ Records: Json[] }>(event, hasRecords);
  for (const each of event.Records) {
    requireShape<ObjectRecord>(each, isNotifiedRecord);
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
