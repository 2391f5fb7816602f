import { judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { isUndecided, policyTexts } from '../../iam/policy-text';

const permission = (properties: object) => ({ Permission: { Type: 'AWS::Lambda::Permission', Properties: { Principal: 'events.amazonaws.com', ...properties } } });

/** Whether the ARN is of any account. That of a bucket names none: a control of its own asks for that. */
function ofAnyAccount(arn: string): boolean {
  return /^[*?]+$/.test(arn) || /[*?]/.test(arn.split(':')[4] ?? '');
}

export const permissionSourceInKnownAccount = graphControl({
  id: 'PermissionSourceInKnownAccount',
  title: 'The source of a permission lies in an account that it names',
  severity: 'high',
  why: 'With a wildcard for the account, a rule or topic in anyone\'s account runs the function with input of their choice.',
  fix: 'Write the account into SourceArn, or set SourceAccount.',
  resources: ['AWS::Lambda::Permission'],
  * check(resource) {
    if (['SourceAccount', 'PrincipalOrgID'].some((path) => judge(present(path), resource).verdict === 'pass')) return;
    for (const arn of policyTexts(resource.properties.SourceArn, resource.stack)) {
      if (isUndecided(arn)) yield { verdict: 'unknown', message: 'the account of SourceArn is known only on deployment', path: 'Properties.SourceArn' };
      if (ofAnyAccount(arn)) yield { verdict: 'fail', message: 'SourceArn is of any account', path: 'Properties.SourceArn' };
    }
  },
  satisfies: ['FSBP/Lambda.1', 'NIST-800-53/AC-3'],
  mitigates: ['function.spoofing'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  examples: {
    fails: [permission({ SourceArn: '*' }), permission({ SourceArn: 'arn:aws:events:*:*:rule/*' })],
    passes: [
      permission({ SourceArn: { 'Fn::Sub': 'arn:aws:events:*:${AWS::AccountId}:rule/*' } }),
      permission({ SourceArn: 'arn:aws:events:*:*:rule/*', SourceAccount: { Ref: 'AWS::AccountId' } }),
    ],
    unknown: [permission({ SourceArn: { 'Fn::ImportValue': 'Rule' } })],
  },
});
