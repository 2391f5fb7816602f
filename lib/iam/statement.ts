import { isObject, JsonObject, ownValue } from '../core/json';
import type { StackTemplate } from '../core/template-graph';
import { Condition, conditionAlternatives } from './condition';
import { PolicyText, policyTexts } from './policy-text';
import { Principal, readPrincipals } from './principal';

/** A statement of a policy, with scalars made lists and functions resolved. */
export interface Statement {
  /** `Allow` where it is that in some branch. */
  readonly effect: 'Allow' | 'Deny' | 'unknown';
  readonly sid?: string;
  readonly principals: readonly Principal[];
  readonly notPrincipals: readonly Principal[];
  readonly actions: readonly PolicyText[];
  readonly notActions: readonly PolicyText[];
  readonly resources: readonly PolicyText[];
  readonly notResources: readonly PolicyText[];
  /** All of them must hold. */
  readonly conditions: readonly Condition[];
  /** It, or a part of it, stands only in a branch: no Allow may be excused by such a Deny. */
  readonly conditional: boolean;
  /** Below the resource, such as `Properties.PolicyDocument.Statement.0`. */
  readonly path: string;
}

/** A statement for each way that its conditions can turn out; what else stands in several branches is counted together. */
export function readStatement(value: JsonObject, stack: StackTemplate, path: string, inBranch = false): Statement[] {
  const texts = (key: string) => policyTexts(ownValue(value, key), stack);
  const effect = effectOf(texts('Effect'));
  const sid = texts('Sid').at(0);
  const principals = readPrincipals(ownValue(value, 'Principal'), stack);
  const notPrincipals = readPrincipals(ownValue(value, 'NotPrincipal'), stack);
  const actions = texts('Action');
  const notActions = texts('NotAction');
  const resources = texts('Resource');
  const notResources = texts('NotResource');
  const conditional = inBranch || (effect === 'Deny' && hasBranches(value));
  return conditionAlternatives(ownValue(value, 'Condition'), stack).map((conditions) => ({
    effect, sid, principals, notPrincipals, actions, notActions, resources, notResources, conditions, conditional, path,
  }));
}

function effectOf(effects: readonly PolicyText[]): Statement['effect'] {
  if (effects.some((effect) => /^allow$/i.test(effect))) return 'Allow';
  return effects.length > 0 && effects.every((effect) => /^deny$/i.test(effect)) ? 'Deny' : 'unknown';
}

function hasBranches(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(hasBranches);
  return isObject(value) && (Object.hasOwn(value, 'Fn::If') || Object.values(value).some(hasBranches));
}
