import { absent, allOf } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const userWithoutPolicies = propertyControl({
  id: 'UserWithoutPolicies',
  title: 'IAM users get their rights through groups',
  severity: 'low',
  why: 'Rights of single users are forgotten when people change jobs.',
  fix: 'Attach policies to a group or, better, let people take roles.',
  resource: 'AWS::IAM::User',
  requires: allOf(absent('Policies'), absent('ManagedPolicyArns')),
  satisfies: ['FSBP/IAM.2', 'NIST-800-53/AC-2'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/best-practices.html',
  examples: {
    fails: [{ ManagedPolicyArns: ['arn:aws:iam::aws:policy/ReadOnlyAccess'] }],
    passes: [{}, { Groups: ['readers'] }],
  },
});
