import { isObject, ownValue } from './json';
import { readSettingsFile } from './settings-file';
import { TemplateError } from './template-reader';
import { readWaiver, Waiver } from './waiver';

/** Looked for in the working folder. */
export const defaultWaiversFile = 'bulwark.waivers.yaml';

/**
 * Reads the waivers of a file: a mapping with a list `waivers`.
 *
 * @throws TemplateError which names the waiver that has no reason, owner or date
 */
export function readWaiversFile(file: string): Waiver[] {
  const content = readSettingsFile(file);
  const list = ownValue(content, 'waivers');
  if (!isObject(content) || !Array.isArray(list)) throw new TemplateError(file, "a file of waivers is a mapping with the list 'waivers'");
  const strange = Object.keys(content).find((key) => key !== 'waivers');
  if (strange !== undefined) throw new TemplateError(file, `'${strange}' means nothing here; there is only 'waivers'`);
  return list.map((value: unknown, index) => {
    const waiver = readWaiver(value, file);
    if ('problem' in waiver) throw new TemplateError(file, `waiver ${index + 1}: ${waiver.problem}`);
    return waiver;
  });
}
