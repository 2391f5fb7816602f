import type { Acknowledgement, Acknowledgements } from './acknowledgement';
import type { Baseline } from './baseline';
import type { Finding } from './finding';
import { Notice } from './notice';
import { Waiver, Waivers } from './waiver';

/** Why a finding does not count. */
export type Settlement =
  | { readonly by: 'waiver'; readonly waiver: Waiver }
  | { readonly by: 'acknowledgement'; readonly acknowledgement: Acknowledgement }
  | { readonly by: 'baseline' };

/** All that was decided of findings before they were found. */
export class Settlements {
  private readonly unreasoned = new Map<string, Acknowledgement>();

  public constructor(
    private readonly acknowledgements: Acknowledgements,
    private readonly waivers: Waivers,
    private readonly baseline?: Baseline,
  ) {}

  public find(finding: Finding): Settlement | undefined {
    // Each is asked, since each remembers whether it was needed.
    const waiver = this.waivers.find(finding);
    const known = this.baseline?.has(finding) ?? false;
    if (waiver) return { by: 'waiver', waiver };
    const acknowledgement = this.acknowledgements.find(finding);
    if (acknowledgement && acknowledgement.reason.trim() !== '') return { by: 'acknowledgement', acknowledgement };
    if (acknowledgement) this.unreasoned.set(`${acknowledgement.constructPath} ${acknowledgement.id}`, acknowledgement);
    return known ? { by: 'baseline' } : undefined;
  }

  /**
   * What is to be said of the decisions themselves, once all findings were asked for.
   *
   * @param asked the ids of the controls that were asked
   * @param known the ids of all controls
   * @param stacks the stacks that were judged, as they are deployed
   * @param answerable whether a waiver is spoken for here
   */
  public notices(
    asked: ReadonlySet<string>, known: ReadonlySet<string>, stacks: ReadonlySet<string>, answerable?: (waiver: Waiver) => boolean,
  ): Notice[] {
    return [
      ...this.waivers.notices(asked, known, answerable),
      ...this.baseline?.notices(asked, stacks) ?? [],
      ...[...this.unreasoned.values()].map(({ constructPath, id }): Notice => ({
        level: 'error', id: 'AcknowledgementReasoned', where: constructPath, message: `${id} is acknowledged without a reason`,
        fix: 'Say why the risk is accepted.',
      })),
    ];
  }
}

/** A waiver in one line, for whoever reads the report. */
export function waiverReason({ reason, owner, expires, ticket }: Waiver): string {
  return `${reason} (${owner}, until ${expires}${ticket === undefined ? '' : `, ${ticket}`})`;
}
