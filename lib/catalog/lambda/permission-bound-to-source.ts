import { anyOf, matches, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const permissionBoundToSource = propertyControl({
  id: 'PermissionBoundToSource',
  title: 'AWS services invoke functions only for resources of this account',
  severity: 'high',
  why: 'The service can be pointed, from another account, at this function: a confused deputy.',
  fix: 'Set SourceArn, and SourceAccount where the ARN names no account.',
  resource: 'AWS::Lambda::Permission',
  appliesWhen: matches('Principal', /\.amazonaws\.com/, 'be a service'),
  requires: anyOf(present('SourceArn'), present('SourceAccount'), present('PrincipalOrgID')),
  satisfies: ['FSBP/Lambda.1', 'NIST-800-53/AC-3'],
  mitigates: ['function.spoofing'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  examples: {
    fails: [{ Principal: 's3.amazonaws.com', Action: 'lambda:InvokeFunction' }],
    passes: [{ Principal: 's3.amazonaws.com', SourceAccount: { Ref: 'AWS::AccountId' } }, { Principal: '111122223333' }],
  },
});
