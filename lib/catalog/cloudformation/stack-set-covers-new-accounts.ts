import { is, when } from '../../core/assertion';
import { propertyControl } from '../../core/control';

const organizationWide = { PermissionModel: 'SERVICE_MANAGED', StackSetName: 'guardrails' };

export const stackSetCoversNewAccounts = propertyControl({
  id: 'StackSetCoversNewAccounts',
  title: 'What a stack set brings to an organization reaches accounts that join later',
  severity: 'low',
  why: 'Guardrails, roles and trails of an organization are missing in each new account until somebody notices.',
  fix: 'Set AutoDeployment.Enabled to true, and RetainStacksOnAccountRemoval as you need it.',
  profile: 'strict',
  resource: 'AWS::CloudFormation::StackSet',
  requires: when(is('PermissionModel', 'SERVICE_MANAGED'), is('AutoDeployment.Enabled', true)),
  repair: 'none',
  satisfies: ['NIST-800-53/CM-2'],
  mitigates: ['function.elevation'],
  source: 'https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/stacksets-orgs-manage-auto-deployment.html',
  examples: {
    fails: [organizationWide, { ...organizationWide, AutoDeployment: { Enabled: false } }],
    passes: [
      { ...organizationWide, AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false } },
      { PermissionModel: 'SELF_MANAGED', StackSetName: 'guardrails' },
    ],
    unknown: [{ ...organizationWide, AutoDeployment: { Enabled: { Ref: 'AutoDeployment' } } }],
  },
});
