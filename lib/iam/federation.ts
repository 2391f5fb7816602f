import { Condition } from './condition';
import { opaque } from './policy-text';

/** Kinds of identity provider that a trust policy can name. */
export type Federation = 'cognito' | 'saml' | 'web' | 'workload';

/** Providers whose users are people of one application; all other OIDC providers issue tokens to whole platforms. */
const webProviders = /^(?:www\.amazon\.com|graph\.facebook\.com|accounts\.google\.com|appleid\.apple\.com)$/;

/** A provider that is a reference is told by the action that its users take the role with. */
export function federationOf(provider: string, actions: readonly string[]): Federation {
  if (/:saml-provider\//.test(provider) || (provider.startsWith('${') && actions.some((action) => /WithSAML$/i.test(action)))) return 'saml';
  if (/^cognito-identity\.amazonaws\.com/.test(provider)) return 'cognito';
  return webProviders.test(provider) ? 'web' : 'workload';
}

/** The name by which a message calls a provider, such as `token.actions.githubusercontent.com`. */
export function providerName(provider: string): string {
  return /(?:oidc|saml)-provider\/(.+)$/.exec(provider)?.[1] ?? provider;
}

const requiring = /^(?:foranyvalue:)?string(?:equals|equalsignorecase|like)$/;

/** Whether a claim must have one of the values: `sub`, `aud`. `undefined` where only deployment knows. */
export function demandsClaim(conditions: readonly Condition[], claim: RegExp): boolean | undefined {
  const about = conditions.filter(({ operator, key, values }) => requiring.test(operator) && claim.test(key) && values.length > 0);
  if (about.some(({ values }) => !values.some(isAnybody) && !values.includes(opaque))) return true;
  const open = conditions.some(({ operator }) => operator === 'unknown') || about.some(({ values }) => values.includes(opaque));
  return open ? undefined : false;
}

/** A value that leaves the organization, project or namespace open: that of an attacker matches too. */
function isAnybody(value: string): boolean {
  return /^[*?]+$/.test(value) || /^(?:repo|project_path|repository|organization|system:serviceaccount):?[*?]/.test(value)
    || (/^[a-z_]*[*?]/.test(value) && !value.includes('/'));
}
