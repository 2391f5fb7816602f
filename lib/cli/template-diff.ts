import { findSecret, namesSecret } from '../facts/secret-detector';
import { unifiedDiff } from './unified-diff';

/** What changes in a template's text, with the lines around it. Values around it that may be secrets are not shown. */
export function templateDiff(file: string, before: string, after: string): string {
  return unifiedDiff(file, before, after, { label: 'repaired', shown: masked });
}

const entry = /^(\s*(?:- )?)((?:"[^"]*"|[\w.:/-]+)\s*:(?=\s|$))?(\s*)(.*?)(,?)$/;
const structural = /^(?:[[\]{}]*|[|>][+-]?)$/;
/** Longer ones are data rather than settings. */
const longestValue = 60;

/** Of a line of JSON or YAML the key, and the value unless it is, or may be part of, a secret. */
function masked(line: string): string {
  const [, lead = '', key = '', space = '', value = '', comma = ''] = entry.exec(line) ?? [];
  if (structural.test(value)) return line;
  const name = key.replace(/["\s:]/g, '');
  const bare = value.replace(/^["']|["']$/g, '');
  const isListItem = lead.trimEnd().endsWith('-') || /^"[^"]*"$/.test(value);
  const hidden = (name === '' && !isListItem) || bare.length > longestValue || namesSecret(name) || findSecret(name, bare) !== undefined;
  return hidden ? `${lead}${key}${space}…${comma}` : line;
}
