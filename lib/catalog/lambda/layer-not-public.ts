import { anyOf, is, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const layerNotPublic = propertyControl({
  id: 'LayerNotPublic',
  title: 'Layers are shared with named accounts',
  severity: 'medium',
  why: 'Anyone can read the code in the layer, and what was left in it.',
  fix: 'Name the account in Principal, or set OrganizationId.',
  resource: 'AWS::Lambda::LayerVersionPermission',
  requires: anyOf(not(is('Principal', '*')), present('OrganizationId')),
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['supply-chain.disclosure'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/permissions-layer-cross-account.html',
  examples: {
    fails: [{ Principal: '*', Action: 'lambda:GetLayerVersion' }],
    passes: [{ Principal: '111122223333' }, { Principal: '*', OrganizationId: 'o-a1b2c3d4e5' }],
    unknown: [{ Principal: { Ref: 'Principal' } }],
  },
});
