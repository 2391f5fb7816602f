import { anyOf, is, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const permissionNotPublic = propertyControl({
  id: 'PermissionNotPublic',
  title: 'Functions can not be invoked by everybody',
  severity: 'critical',
  why: 'Anyone with an AWS account can run the function with input of their choice.',
  fix: 'Name the service or account in Principal; for an organization add PrincipalOrgID.',
  profile: 'baseline',
  resource: 'AWS::Lambda::Permission',
  requires: anyOf(not(is('Principal', '*')), present('PrincipalOrgID'), present('SourceAccount'), present('SourceArn'), is('FunctionUrlAuthType', 'AWS_IAM')),
  repair: 'none',
  satisfies: ['FSBP/Lambda.1', 'NIST-800-53/AC-3', 'PCI-DSS-4.0.1/7.2.1'],
  mitigates: ['function.elevation'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  examples: {
    fails: [{ Principal: '*', Action: 'lambda:InvokeFunction' }],
    passes: [{ Principal: 'events.amazonaws.com', SourceArn: 'arn:aws:events:eu-west-1:111122223333:rule/orders' }, { Principal: '*', PrincipalOrgID: 'o-a1b2c3d4e5' }],
    unknown: [{ Principal: { Ref: 'Principal' } }],
  },
});
