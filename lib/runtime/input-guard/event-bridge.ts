import { Admission, requireValid, Source } from './guard';
import { inspect } from './limits';
import { Refusal } from './refusal';
import { isObject, isText, isTextList, Json, requireShape } from './shape';
import { TrustedSource } from './trust';

export interface BusEvent {
  readonly 'account': string;
  readonly 'region': string;
  readonly 'source': string;
  readonly 'detail-type': string;
  readonly 'detail': Json;
  readonly 'resources': readonly string[];
}

/** All but the detail. */
export function isEnvelope({ version, id, 'detail-type': detailType, source, account, time, region, resources }: Json): boolean {
  return version === '0' && isText(id) && isText(detailType) && isText(source) && isText(account) && /^\d{12}$/.test(account)
    && isText(time) && /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/.test(time)
    && isText(region) && /^[a-z]{2,}(-[a-z]+)+-\d+$/.test(region) && isTextList(resources);
}

/** @throws where it is no event of a bus, or none of the wired rules lets it through */
export function checkBusEnvelope(event: unknown, { trust }: Admission): asserts event is BusEvent {
  requireShape<BusEvent>(event, (bus) => isEnvelope(bus) && isObject(bus.detail));
  const wired = trust.sources.filter(({ kind }) => kind === 'eventBridge');
  const accounts = wired.map(({ arn, accounts: named }) => named ?? [arn.split(':')[4]]);
  if (wired.length === 0 ? event.account !== trust.account : !accounts.some((named) => among(named, event.account))) {
    throw new Refusal('account');
  }
  if (wired.length > 0 && !wired.some((rule, index) => among(accounts[index], event.account) && letsThrough(rule, event))) {
    throw new Refusal('source');
  }
}

function letsThrough({ arn, regions, sources, detailTypes }: TrustedSource, event: BusEvent): boolean {
  return (arn.split(':')[3] === '*' || among(regions ?? [arn.split(':')[3]], event.region)) && among(sources, event.source) && among(detailTypes, event['detail-type']);
}

/** A pattern that is more than texts is left to the rule. */
function among(values: readonly unknown[] | undefined, value: string): boolean {
  return values === undefined || values.includes(value) || values.some((item) => typeof item !== 'string');
}

/** @throws where the event is refused */
export function checkBusEvent(event: unknown, admission: Admission): void {
  checkBusEnvelope(event, admission);
  requireValid(admission.validate, event.detail);
}

/** Events of a bus. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-events-structure.html */
export const eventBridge: Source = {
  name: 'eventBridge',
  admit(event, admission) {
    inspect(event, admission);
    checkBusEvent(event, admission);
    return undefined;
  },
};
