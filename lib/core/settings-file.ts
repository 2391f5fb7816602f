import { parseDocument } from 'yaml';
import { TemplateError } from './template-reader';
import { readTextFile } from './text-file';

/** Larger than any that people write. */
const largest = 5_000_000;

/**
 * Reads a file of this tool's own, of YAML or JSON.
 *
 * @throws TemplateError where it can't be read
 */
export function readSettingsFile(file: string): unknown {
  const text = readTextFile(file);
  if (text.length > largest) throw new TemplateError(file, `${text.length} characters are too many`);
  if (text.trimStart().startsWith('{')) {
    try {
      return JSON.parse(text);
    } catch (error) {
      throw new TemplateError(file, `not valid JSON: ${(error as Error).message.split('\n')[0]}`);
    }
  }
  try {
    // The core schema: a day is text, and so no surprise of time zones.
    const document = parseDocument(text, { schema: 'core', logLevel: 'error' });
    if (document.errors.length > 0) throw document.errors[0];
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    throw new TemplateError(file, `not valid YAML: ${(error as Error).message.split('\n')[0].replace(/:$/, '')}`);
  }
}
