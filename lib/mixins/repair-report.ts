/** One property that a repair set, or would set in a dry run. */
export interface RepairChange {
  /** The construct path of the resource. */
  readonly constructPath: string;
  /** Its logical id in the template. */
  readonly logicalId: string;
  /** Its CloudFormation type. */
  readonly resourceType: string;
  /** The id of the control that asked for the change. */
  readonly control: string;
  /** The property, such as `TracingConfig.Mode`. A number is an index into a list. */
  readonly property: string;
  /** What stood there: `absent`, a boolean or a number; any other text is masked unless it is one word of AWS's. */
  readonly before: string;
  /** What stands there now. */
  readonly after: string;
  /** Whether something stood there: the author's own word, or a construct's. */
  readonly wasSet: boolean;
  /** Whether CloudFormation replaces the resource for this change, or may. */
  readonly replaces: boolean;
  /**
   * What has to be true for the change to deploy.
   *
   * @default - nothing
   */
  readonly note?: string;
}

/** A control that fails on a resource, or can't be told, and that no repair was made for. */
export interface Unrepairable {
  /** The construct path of the resource. */
  readonly constructPath: string;
  /** Its logical id in the template. */
  readonly logicalId: string;
  /** Its CloudFormation type. */
  readonly resourceType: string;
  /** The id of the control. */
  readonly control: string;
  /** Why it was left as it is. */
  readonly reason: string;
}

/** What was changed, what that replaces and what was left, for people to read; empty where there is nothing to say. */
export function repairText(changes: readonly RepairChange[], unrepairable: readonly Unrepairable[], dryRun: boolean): string {
  const verb = dryRun ? 'would ' : '';
  return [
    ...changes.map((change) => `${placeOf(change)}: ${verb}${change.wasSet ? 'change' : 'fill in'} ${asText(change)}\n`),
    ...unrepairable.map((left) => `${placeOf(left)}: left as it is: ${left.reason} [${left.control}]\n`),
  ].join('');
}

function asText({ property, before, after, control, replaces, note }: RepairChange): string {
  return `${property}: ${before} -> ${after} [${control}]${replaces ? ' REPLACES THE RESOURCE' : ''}${note === undefined ? '' : ` (${note})`}`;
}

function placeOf({ constructPath, resourceType }: Pick<RepairChange, 'constructPath' | 'resourceType'>): string {
  return `${constructPath} (${resourceType})`;
}

/** A value of the template for a report: enumerations are shown, free text could hold a secret. */
export function shownValue(value: unknown): string {
  if (value === undefined || value === null) return 'absent';
  if (typeof value === 'boolean' || typeof value === 'number') return String(value);
  return typeof value === 'string' && /^[A-Za-z][A-Za-z_]{0,23}$|^TLS_1_\d$/.test(value) ? value : '(not shown)';
}
