import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const permissionToInvokeOnly = propertyControl({
  id: 'PermissionToInvokeOnly',
  title: 'Permissions on functions allow to invoke them and nothing else',
  severity: 'high',
  why: 'Whoever may change the code or configuration of the function runs what they like with its rights.',
  fix: "Set Action to 'lambda:InvokeFunction'.",
  resource: 'AWS::Lambda::Permission',
  requires: is('Action', 'lambda:InvokeFunction', 'lambda:InvokeFunctionUrl', 'lambda:InvokeAsync'),
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['function.elevation'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  examples: {
    fails: [{ Principal: '111122223333', Action: 'lambda:*' }, { Principal: '111122223333', Action: 'lambda:UpdateFunctionCode' }],
    passes: [{ Principal: '111122223333', Action: 'lambda:InvokeFunction' }],
    unknown: [{ Principal: '111122223333', Action: { Ref: 'Action' } }],
  },
});
