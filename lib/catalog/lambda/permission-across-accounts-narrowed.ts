import { judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { policyTexts } from '../../iam/policy-text';
import { foreignAccounts } from '../../iam/reach';

const permission = (properties: object) => ({ Permission: { Type: 'AWS::Lambda::Permission', Properties: { Action: 'lambda:InvokeFunction', ...properties } } });

export const permissionAcrossAccountsNarrowed = graphControl({
  id: 'PermissionAcrossAccountsNarrowed',
  title: 'Of other accounts only named roles invoke functions',
  severity: 'low',
  why: 'Every user and role of the other account that may call Lambda runs the function, also one that an attacker took over there.',
  fix: 'Write the ARN of the role into Principal.',
  profile: 'strict',
  resources: ['AWS::Lambda::Permission'],
  * check(resource) {
    if (judge(present('PrincipalOrgID'), resource).verdict === 'pass') return;
    const whole = policyTexts(resource.properties.Principal, resource.stack).filter((id) => /^\d{12}$|:root$/.test(id));
    for (const account of foreignAccounts(whole.map((id) => ({ kind: 'AWS', id })), resource)) {
      yield { verdict: 'fail', message: `everybody in account ${account} may invoke the function`, path: 'Properties.Principal', detail: account };
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['function.elevation'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-function-cross-account.html',
  examples: {
    fails: [permission({ Principal: '111122223333' }), permission({ Principal: 'arn:aws:iam::111122223333:root' })],
    passes: [
      permission({ Principal: 'arn:aws:iam::111122223333:role/orders' }),
      permission({ Principal: '111122223333', PrincipalOrgID: 'o-a1b2c3d4e5' }),
      permission({ Principal: { Ref: 'AWS::AccountId' } }),
    ],
  },
});
