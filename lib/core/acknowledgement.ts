import type { Finding } from './finding';
import { scalarText } from './json';

/** A finding that somebody decided to live with, as recorded on a construct. */
export interface Acknowledgement {
  /** The construct it was written on; it reaches everything below. */
  readonly constructPath: string;
  /** A finding's id, or a control's for all its findings. */
  readonly id: string;
  readonly reason: string;
}

/** How the CDK prefixes the ids of this plugin's rules. */
const namespace = 'Bulwark::';

/** Reads the CDK's record of acknowledged rules on one construct; those of other plugins are left out. */
export function acknowledgementsFrom(constructPath: string, data: unknown): Acknowledgement[] {
  if (typeof data !== 'object' || data === null) return [];
  return Object.entries(data)
    .filter(([id]) => id.startsWith(namespace))
    .map(([id, reason]) => ({ constructPath, id: id.slice(namespace.length), reason: scalarText(reason) }));
}

/** Acknowledgements, found by finding: the closest construct wins, and on one construct the finding's own id. */
export class Acknowledgements {
  private readonly byId = new Map<string, Map<string, Acknowledgement>>();

  public constructor(acknowledgements: Iterable<Acknowledgement>) {
    for (const acknowledgement of acknowledgements) {
      const paths = this.byId.get(acknowledgement.id) ?? new Map<string, Acknowledgement>();
      paths.set(acknowledgement.constructPath, acknowledgement);
      this.byId.set(acknowledgement.id, paths);
    }
  }

  public find(finding: Pick<Finding, 'id' | 'control' | 'constructPath'>): Acknowledgement | undefined {
    if (this.byId.size === 0) return undefined;
    // The CDK writes spaces in ids as hyphens.
    const own = this.byId.get(finding.id.replaceAll(' ', '-'));
    const ofControl = this.byId.get(finding.control);
    if (finding.constructPath === undefined || (!own && !ofControl)) return undefined;
    for (let path = finding.constructPath; ; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
      const found = own?.get(path) ?? ofControl?.get(path);
      if (found || path === '') return found;
    }
  }
}
