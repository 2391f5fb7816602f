import { anyOf, is, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const permissionPrincipalNamed = propertyControl({
  id: 'PermissionPrincipalNamed',
  title: 'Permissions to invoke functions name who has them',
  severity: 'medium',
  why: 'A source account or ARN alone lets every service that can be pointed at that source run the function.',
  fix: 'Name the service or account in Principal; for an organization add PrincipalOrgID.',
  resource: 'AWS::Lambda::Permission',
  requires: anyOf(not(is('Principal', '*')), present('PrincipalOrgID'), is('FunctionUrlAuthType', 'AWS_IAM')),
  repair: 'none',
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['function.spoofing'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  examples: {
    fails: [{ Principal: '*', Action: 'lambda:InvokeFunction', SourceAccount: '111122223333' }],
    passes: [{ Principal: 's3.amazonaws.com', SourceAccount: '111122223333' }, { Principal: '*', PrincipalOrgID: 'o-a1b2c3d4e5' }],
    unknown: [{ Principal: { Ref: 'Principal' } }],
  },
});
