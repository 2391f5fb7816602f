import { graphControl } from '../../core/control';
import { resolve } from '../../core/intrinsics';
import { valuesAt } from '../../core/template-graph';

const attachment = (RoleMappings: object) => ({ Roles: { Type: 'AWS::Cognito::IdentityPoolRoleAttachment', Properties: { IdentityPoolId: 'orders', RoleMappings } } });

export const identityPoolRolesUnambiguous = graphControl({
  id: 'IdentityPoolRolesUnambiguous',
  title: 'Users for whom no rule chooses a role get none',
  severity: 'medium',
  why: 'Who matches no rule, or forges the claim away, gets the role of all signed-in users.',
  fix: "Set AmbiguousRoleResolution of each of RoleMappings to 'Deny'.",
  resources: ['AWS::Cognito::IdentityPoolRoleAttachment'],
  * check(resource) {
    for (const mappings of resource.get('RoleMappings')) {
      if (mappings.kind !== 'object') continue;
      for (const name of Object.keys(mappings.value)) {
        const resolutions = resolve(mappings.value[name], mappings.stack).flatMap((mapping) => valuesAt(mapping, 'AmbiguousRoleResolution'));
        if (!resolutions.some((value) => value.kind === 'scalar' && value.value === 'AuthenticatedRole')) continue;
        yield { verdict: 'fail', message: `${name} falls back to the role of all who signed in`, path: 'Properties.RoleMappings', detail: name };
      }
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['identity.elevation'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/role-based-access-control.html',
  examples: {
    fails: [
      attachment({ users: { Type: 'Token', AmbiguousRoleResolution: 'AuthenticatedRole' } }),
      attachment({ users: { Type: 'Token', AmbiguousRoleResolution: { 'Fn::If': ['Strict', 'Deny', 'AuthenticatedRole'] } } }),
    ],
    passes: [
      attachment({ users: { Type: 'Token', AmbiguousRoleResolution: 'Deny' } }), attachment({ 'Fn::Transform': { Name: 'RoleMappings' } }),
    ],
  },
});
