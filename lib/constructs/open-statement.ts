import * as iam from 'aws-cdk-lib/aws-iam';

interface StatementJson {
  readonly Effect?: string;
  readonly Principal?: unknown;
  readonly NotPrincipal?: unknown;
  readonly Condition?: object;
}

/**
 * Refuses a statement that lets everybody in without any condition.
 *
 * @param subject class and path of the construct whose policy it is for
 * @throws where it does
 */
export function refuseOpenStatement(subject: string, statement: iam.PolicyStatement): void {
  const json = statement.toStatementJson() as StatementJson;
  if (json.Effect !== 'Allow' || json.Condition !== undefined || !(json.NotPrincipal !== undefined || isEverybody(json.Principal))) return;
  throw new Error(`${subject}: the statement ${JSON.stringify(json)} lets everybody in. Name the principals, such as new iam.ArnPrincipal(role), or add conditions: { StringEquals: { 'aws:PrincipalOrgID': 'o-1234567890' } }.`);
}

function isEverybody(principal: unknown): boolean {
  if (typeof principal === 'string') return principal === '*';
  const named = Object.values(principal ?? {}).flat() as unknown[];
  return named.includes('*');
}
