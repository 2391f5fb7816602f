import { resolve } from '../core/intrinsics';
import type { StackTemplate } from '../core/template-graph';
import { renderText } from '../core/text';

/** Text of a policy; pieces that only deployment knows stand in it as `${Expression}`. */
export type PolicyText = string;

/** What stands for a value that can't be read from the templates at all. */
export const opaque: PolicyText = '${?}';

/** Lists of lists are malformed; they are read as far as a template may sensibly nest them. */
const deepest = 8;

const none: readonly PolicyText[] = [];

/** Every text that a scalar or list may hold, in whatever branch. */
export function policyTexts(value: unknown, stack: StackTemplate, depth = 0): readonly PolicyText[] {
  if (value === undefined) return none;
  // By far the most frequent, and told without resolving.
  if (typeof value === 'string' && !value.includes('{{')) return [value];
  if (depth > deepest) return [opaque];
  if (Array.isArray(value)) return value.flatMap((item) => policyTexts(item, stack, depth + 1));
  return resolve(value, stack).flatMap((resolved): PolicyText[] => {
    switch (resolved.kind) {
      case 'absent': return [];
      case 'scalar': return [String(resolved.value)];
      case 'text': return [renderText(resolved.parts)];
      case 'reference': return [`\${${resolved.resource.logicalId}.${resolved.attribute}}`];
      case 'list': return resolved.items.flatMap((item) => policyTexts(item, resolved.stack, depth + 1));
      default: return [opaque];
    }
  });
}

/**
 * Whether the text is a single value that only deployment knows, so that it can turn out to be `*`: a parameter, an
 * import, a dynamic reference. What refers to a resource or to a pseudo parameter can not.
 */
export function isUndecided(text: PolicyText): boolean {
  return /^\$\{(?:\?|[^.:}]+|resolve\.[^}]*)\}$/.test(text);
}
