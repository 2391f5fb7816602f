import { each, matches, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const privilege = /^custom:[\w-]*(?:role|admin|tenant|group|permission|privilege|entitlement)/i;

export const userPoolClientWithoutPrivilegeWrites = propertyControl({
  id: 'UserPoolClientWithoutPrivilegeWrites',
  title: 'Users can not write what says what they may do',
  severity: 'high',
  why: 'Each user can set the attribute with the own token, and is an administrator, or in the tenant of another.',
  fix: 'Leave attributes such as custom:role out of WriteAttributes; let a function set them.',
  resource: 'AWS::Cognito::UserPoolClient',
  requires: each('WriteAttributes', not(matches('', privilege, 'be an attribute that grants something'))),
  satisfies: ['NIST-800-53/AC-6', 'CSA-Serverless/SAS-2'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-attributes.html',
  examples: {
    fails: [
      { UserPoolId: 'users', WriteAttributes: ['email', 'custom:role'] }, { UserPoolId: 'users', WriteAttributes: ['custom:tenantId'] },
      { UserPoolId: 'users', WriteAttributes: ['custom:is_admin'] },
    ],
    passes: [{ UserPoolId: 'users', WriteAttributes: ['email', 'custom:language'] }, { UserPoolId: 'users' }],
    unknown: [{ UserPoolId: 'users', WriteAttributes: { Ref: 'Attributes' } }],
  },
});
