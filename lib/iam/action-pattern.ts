import { opaque, PolicyText } from './policy-text';

/** Whether the pattern is a wildcard for everything: `*`, and what people write for it. */
export function isEverything(pattern: PolicyText): boolean {
  return /^\*+(?::\*+)?$/.test(pattern);
}

/** Whether the pattern is every action of a service, or of all. */
export function isServiceWildcard(action: PolicyText): boolean {
  return isEverything(action) || /^[\w-]+:[*?]*\*[*?]*$/.test(action);
}

/** The service of an action in lower case, `*` for that of all services. */
export function serviceOf(action: PolicyText): string {
  const colon = action.indexOf(':');
  return colon < 0 ? action : action.slice(0, colon).toLowerCase();
}

/** Most patterns are for another service; told without making lower case of either. */
function beginsOtherwise(pattern: PolicyText, text: PolicyText): boolean {
  const wanted = pattern.charCodeAt(0);
  const given = text.charCodeAt(0);
  return isLetter(wanted) && isLetter(given) && (wanted | 0x20) !== (given | 0x20);
}

function isLetter(code: number): boolean {
  return (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
}

/**
 * IAM's `*` and `?`, without case. A pattern may be asked of another one: then whether it covers all of it.
 * Linear in the text for each `*`, where a regular expression of a hostile policy could be exponential.
 */
export function matchesPattern(pattern: PolicyText, text: PolicyText): boolean {
  if (pattern === opaque || beginsOtherwise(pattern, text)) return false;
  if (!pattern.includes('*') && !pattern.includes('?')) return pattern.length === text.length && pattern.toLowerCase() === text.toLowerCase();
  const wanted = pattern.toLowerCase();
  const given = text.toLowerCase();
  let [at, position, star, mark] = [0, 0, -1, 0];
  while (position < given.length) {
    if (wanted[at] === '*') [star, mark, at] = [at, position, at + 1];
    else if (at < wanted.length && (wanted[at] === '?' || wanted[at] === given[position])) [at, position] = [at + 1, position + 1];
    else if (star >= 0) [at, mark, position] = [star + 1, mark + 1, mark + 1];
    else return false;
  }
  while (wanted[at] === '*') at++;
  return at === wanted.length;
}
