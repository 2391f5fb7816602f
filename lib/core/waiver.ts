import type { Finding } from './finding';
import { isObject, ownValue, scalarText } from './json';
import { Notice } from './notice';
import { PathPattern } from './path-pattern';

/** A finding that somebody answers for, until a day. */
export interface Waiver {
  /** A control's id for all its findings, or one finding's, such as `PolicyActionsNamed[Action::s3:*]`. */
  readonly control: string;
  /** A pattern of construct paths; of `stack/LogicalId` where the CDK wrote down no construct. */
  readonly path: string;
  /** The construct that `path` starts below. Default: the app. */
  readonly scope?: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day that it counts, as `YYYY-MM-DD`. */
  readonly expires: string;
  readonly ticket?: string;
  /** The construct or the file that it is written on. */
  readonly where: string;
}

/** What a waiver has to say before it counts, and may say beside. */
const demanded = ['control', 'reason', 'owner', 'expires'] as const;
const allowed: readonly string[] = [...demanded, 'path', 'ticket'];

/**
 * Reads a waiver from untrusted input; what is wrong with it, in words, where it is none.
 *
 * @param where the construct or the file that it is written on
 * @param scope the construct that it reaches down from; a waiver without one has to say its path
 */
export function readWaiver(value: unknown, where: string, scope?: string): Waiver | { readonly problem: string } {
  if (!isObject(value)) return { problem: 'it is no mapping' };
  const strange = Object.keys(value).find((key) => !allowed.includes(key));
  if (strange !== undefined) return { problem: `'${strange}' means nothing here; there are ${allowed.join(', ')}` };
  for (const key of scope === undefined ? [...demanded, 'path'] : demanded) {
    const given = ownValue(value, key);
    if (given === undefined || given === null || given === '') return { problem: `'${key}' is missing; a waiver has ${demanded.join(', ')}` };
  }
  for (const key of allowed) {
    const given = ownValue(value, key);
    if (given !== undefined && (typeof given !== 'string' || given.trim() === '')) return { problem: `'${key}' must be text` };
  }
  const text = (key: string): string => scalarText(ownValue(value, key)).trim();
  const expires = text('expires');
  if (!isDay(expires)) return { problem: `'expires' is '${expires}'; write the last day that it counts as YYYY-MM-DD` };
  return {
    control: text('control'), path: text('path'), reason: text('reason'), owner: text('owner'), expires, where,
    ...scope === undefined ? {} : { scope }, ...text('ticket') === '' ? {} : { ticket: text('ticket') },
  };
}

function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  // 31 February is read as a day of March.
  return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text);
}

/** Today in UTC, the day that waivers are held against. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** From this many days before its last one on, a waiver asks for a decision. */
const daysOfWarning = 30;

/** Waivers, found by finding; they remember which of them was needed. */
export class Waivers {
  private readonly byId = new Map<string, { readonly waiver: Waiver; readonly pattern: PathPattern }[]>();
  private readonly used = new Set<Waiver>();

  /**
   * @param day today
   * @param usedElsewhere the waivers that others found a use for
   */
  public constructor(
    private readonly waivers: readonly Waiver[],
    private readonly day: string,
    private readonly usedElsewhere: ReadonlySet<string> = new Set(),
  ) {
    for (const waiver of waivers) {
      const entry = { waiver, pattern: new PathPattern(waiver.path) };
      const key = spelled(waiver.control);
      this.byId.set(key, [...this.byId.get(key) ?? [], entry]);
    }
  }

  /** The waiver of a finding, one that has not expired. */
  public find(finding: Pick<Finding, 'id' | 'control' | 'constructPath' | 'stack' | 'logicalId'>): Waiver | undefined {
    if (this.byId.size === 0) return undefined;
    const ofControl = finding.id === finding.control ? [] : this.byId.get(finding.control) ?? [];
    const candidates = [...this.byId.get(spelled(finding.id)) ?? [], ...ofControl];
    if (candidates.length === 0) return undefined;
    const place = finding.constructPath ?? `${finding.stack}/${finding.logicalId}`;
    const covering = candidates.filter(({ waiver, pattern }) => reaches(waiver, pattern, place)).map(({ waiver }) => waiver);
    for (const waiver of covering) this.used.add(waiver);
    return covering.find((waiver) => !this.expired(waiver));
  }

  /**
   * What is to be said of the waivers themselves.
   *
   * @param asked the ids of the controls that were asked; whether a waiver of another one is needed can't be told
   * @param known the ids of all controls
   * @param answerable whether a waiver is spoken for here; a stage's can be by the stage's own pack
   */
  public notices(asked: ReadonlySet<string>, known: ReadonlySet<string>, answerable: (waiver: Waiver) => boolean = () => true): Notice[] {
    return this.waivers.filter(answerable).flatMap((waiver): Notice[] => {
      const control = controlOf(waiver);
      const { where } = waiver;
      const about = `the waiver of ${waiver.control}${waiver.path === '' ? '' : ` for '${waiver.path}'`}, owned by ${waiver.owner},`;
      const ours = !waiver.control.split('[')[0].includes('::');
      if (ours && !known.has(control)) {
        return [{ level: 'error', id: 'WaiverKnown', where, message: `${about} is of no control that there is`, fix: 'Correct its control, or remove it.' }];
      }
      if (this.expired(waiver)) {
        return [{
          level: 'error', id: 'WaiverExpired', where, message: `${about} expired on ${waiver.expires}`,
          fix: 'Repair what it was for and remove it, or have its owner decide anew and give it a later day.',
        }];
      }
      if (asked.has(control) && !this.isUsed(waiver)) {
        return [{ level: 'warning', id: 'WaiverUsed', where, message: `${about} covers no finding`, fix: 'Remove it.' }];
      }
      const days = daysBetween(this.day, waiver.expires);
      return days > daysOfWarning ? [] : [{
        level: 'warning', id: 'WaiverExpiresSoon', where, message: `${about} expires on ${waiver.expires}, in ${days} days`,
        fix: 'Repair what it is for, or have its owner decide anew.',
      }];
    });
  }

  /** The keys of the waivers that some finding needed. */
  public get usedKeys(): string[] {
    return [...this.used].map(waiverKey);
  }

  private isUsed(waiver: Waiver): boolean {
    return this.used.has(waiver) || this.usedElsewhere.has(waiverKey(waiver));
  }

  private expired({ expires }: Waiver): boolean {
    return expires < this.day;
  }
}

/** The scope is a construct's own path, whatever characters that has; only what follows it is a pattern. */
function reaches({ scope = '' }: Waiver, pattern: PathPattern, place: string): boolean {
  if (scope === '' || place === scope) return pattern.covers(place.slice(scope.length));
  return place.startsWith(`${scope}/`) && pattern.covers(place.slice(scope.length));
}

export function waiverKey({ where, control, path, expires }: Waiver): string {
  return [where, control, path, expires].join('\0');
}

/** The control of a waiver, also where that is of one finding. */
export function controlOf({ control }: Pick<Waiver, 'control'>): string {
  return control.split('[')[0];
}

/** The CDK writes spaces in ids as hyphens, and a user copies what is shown. */
function spelled(id: string): string {
  return id.replaceAll(' ', '-');
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
