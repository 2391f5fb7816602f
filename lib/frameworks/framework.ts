/** One thing that a framework asks for. Its title is ours: the framework's own words stand behind its address. */
export interface Requirement {
  /** As the framework numbers it, such as `Lambda.1`, `AC-3(7)` or `10.4.2`. */
  readonly id: string;
  readonly title: string;
  /** No template tells whether it is met: it asks something of the account, the organization or the running app. */
  readonly scope?: 'organization';
  /** Of an exact framework: what we ask is less than it asks, so that it is met in part. */
  readonly partly?: true;
  /** A word of caution, such as that the framework has withdrawn it. */
  readonly note?: string;
}

export interface Framework {
  /** What its ids begin with where a control names them, such as `FSBP` in `FSBP/Lambda.1`. */
  readonly prefix: string;
  readonly name: string;
  /** Where it is published. */
  readonly url: string;
  /** What the ids were read from. */
  readonly sources: readonly string[];
  /** The day on which they were read. */
  readonly read: string;
  /** Which of its requirements are listed. */
  readonly extent: string;
  /**
   * A requirement is one technical check: a control that names it asks all of it.
   * Of the others a template shows a part, whatever the number of controls.
   */
  readonly exact: boolean;
  readonly requirements: readonly Requirement[];
}

/** `Lambda.1` of FSBP -> `FSBP/Lambda.1`. */
export function idIn({ prefix }: Framework, { id }: Requirement): string {
  return `${prefix}/${id}`;
}
