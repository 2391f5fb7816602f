import { stringify } from 'yaml';
import { Finding } from '../core/finding';

/** A file of waivers with one for the control, to be filled in. */
export function waiverExample(control: string, path: string): string {
  const waiver = { control, path, reason: 'why the risk is accepted', owner: 'team@example.com', expires: 'YYYY-MM-DD' };
  return stringify({ waivers: [waiver] }, { lineWidth: 0 }).trimEnd();
}

/** What a waiver has to name to cover just this finding. */
export function waiverPath({ constructPath, stack, logicalId }: Pick<Finding, 'constructPath' | 'stack' | 'logicalId'>): string {
  return constructPath ?? `${stack}/${logicalId}`;
}
