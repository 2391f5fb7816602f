import type { Statement } from '../../iam/statement';

const ofOrganization: ReadonlySet<string> = new Set(['aws:principalorgid', 'aws:principalorgpaths']);

/** Whether a statement is about every principal of an organization. */
export function isForOrganization({ principals, conditions }: Pick<Statement, 'principals' | 'conditions'>): boolean {
  return principals.some(({ kind }) => kind === 'any') && conditions.some(({ key }) => ofOrganization.has(key));
}
