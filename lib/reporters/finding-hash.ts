import { createHash } from 'node:crypto';
import { Finding, findingKey } from '../core/finding';

/** A finding in so many hexadecimal digits: the same as long as its place in the deployed stack and its id are. */
export function findingHash(finding: Pick<Finding, 'deployedStack' | 'logicalId' | 'id'>, digits: number): string {
  return createHash('sha256').update(findingKey(finding)).digest('hex').slice(0, digits);
}
