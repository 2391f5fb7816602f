import { resolve } from '../core/intrinsics';
import { isObject } from '../core/json';
import type { StackTemplate } from '../core/template-graph';
import { isUndecided, opaque, PolicyText, policyTexts } from './policy-text';

/** Whom a statement lets in. `any` is everybody, `unknown` is whom only deployment knows. */
export interface Principal {
  readonly kind: 'any' | 'AWS' | 'Service' | 'Federated' | 'CanonicalUser' | 'unknown';
  readonly id: PolicyText;
}

const none: readonly Principal[] = [];

export function readPrincipals(value: unknown, stack: StackTemplate): readonly Principal[] {
  if (value === undefined) return none;
  return resolve(value, stack).flatMap((resolved): Principal[] => {
    switch (resolved.kind) {
      case 'absent': return [];
      case 'object': return Object.entries(resolved.value).flatMap(([kind, ids]) =>
        policyTexts(ids, resolved.stack).map((id) => principal(kind, id)));
      // Malformed, but meant: a list of what an `AWS` entry would hold.
      case 'list': return resolved.items.flatMap((item) => (isObject(item) && !('Ref' in item)
        ? readPrincipals(item, resolved.stack)
        : policyTexts(item, resolved.stack).map((id) => principal('AWS', id))));
      default: return policyTexts(value, stack).map((id) => principal('AWS', id));
    }
  });
}

function principal(kind: string, id: PolicyText): Principal {
  return { kind: kindOf(kind, id), id };
}

function kindOf(kind: string, id: PolicyText): Principal['kind'] {
  if (id === opaque || isUndecided(id)) return kind === 'AWS' ? 'unknown' : known(kind);
  // An identity provider of this account is never everybody; what it lets in is a question of its own.
  return kind !== 'Federated' && namesNobody(id) ? 'any' : known(kind);
}

/**
 * `*`, and what people write who mean less: IAM takes no other wildcard in a principal, and none without an account.
 * Such a policy is refused today, so what it would let in is not left open.
 */
function namesNobody(id: PolicyText): boolean {
  return /^\*+$/.test(id) || /^arn:[^:]*:iam::(?:\*|:?root$|(?!\d{12}:)\d*:\*)/.test(id);
}

function known(kind: string): Principal['kind'] {
  return kind === 'AWS' || kind === 'Service' || kind === 'Federated' || kind === 'CanonicalUser' ? kind : 'unknown';
}

/** The literal account of an AWS principal; undefined where it is a placeholder or none. */
export function accountIn({ kind, id }: Principal): string | undefined {
  if (kind !== 'AWS') return undefined;
  return /^\d{12}$/.test(id) ? id : /^arn:[^:]+:(?:iam|sts)::(\d{12}):/.exec(id)?.[1];
}
