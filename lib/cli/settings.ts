import { existsSync } from 'node:fs';
import { dirname, isAbsolute, join } from 'node:path';
import { Profile, profiles, severities } from '../core/control';
import { isObject, JsonObject, ownValue } from '../core/json';
import { readSettingsFile } from '../core/settings-file';
import { TemplateError } from '../core/template-reader';
import { printable } from '../reporters/printable';
import { meant, oneOf } from './arguments';
import type { Threshold } from './judgement';
import { suggestion } from './suggestion';
import { UsageError } from './usage-error';

/** Looked for in the working folder, the first that there is. */
export const settingsFiles = ['bulwark.config.yaml', 'bulwark.config.yml', 'bulwark.config.json'];

export const thresholds = [...severities, 'unknown', 'never'] as const satisfies readonly Threshold[];

/** What a project has decided of its checks: each is a flag too, and the flag wins. Documented in docs/schemas. */
export interface Settings {
  /** The command that synthesizes the app, or a cloud assembly. */
  readonly app?: string;
  /** What is judged where no path is given. */
  readonly paths?: readonly string[];
  readonly stack?: readonly string[];
  readonly profile?: Profile;
  readonly select?: readonly string[];
  readonly ignore?: readonly string[];
  readonly failOn?: Threshold;
  readonly waivers?: string;
  readonly baseline?: string;
  readonly format?: readonly string[];
}

type Reader<T> = (value: unknown, key: string) => T;

const text: Reader<string> = (value, key) => {
  if (typeof value === 'string' && value.trim() !== '') return value;
  throw new UsageError(`${key} must be a text`);
};

const texts: Reader<readonly string[]> = (value, key) => {
  const values: readonly unknown[] = Array.isArray(value) ? value : [value];
  return values.map((one) => text(one, key));
};

const among = <T extends string>(allowed: readonly T[]): Reader<T> => (value, key) => oneOf(key, text(value, key), allowed);

const readers: { readonly [Key in keyof Required<Settings>]: Reader<NonNullable<Settings[Key]>> } = {
  app: text,
  paths: texts,
  stack: texts,
  profile: among(profiles),
  select: texts,
  ignore: texts,
  failOn: among(thresholds),
  waivers: text,
  baseline: text,
  format: texts,
};

/** Every key that a file of settings may hold. */
export const settingsKeys = Object.keys(readers);

/**
 * Reads the settings of a project: of the file, or of the one in the working folder, if there is one.
 *
 * @throws UsageError which names the key that means nothing, and the nearest that does
 */
export function readSettings(file = settingsFiles.find((name) => existsSync(name))): Settings {
  if (file === undefined) return {};
  let content: unknown;
  try {
    content = readSettingsFile(file);
  } catch (error) {
    if (error instanceof TemplateError) throw new UsageError(error.message);
    throw error;
  }
  // An empty file, or one of comments, decides nothing.
  if (content === null || content === undefined) return {};
  if (!isObject(content)) throw new UsageError(`${file}: settings are a mapping, such as 'profile: strict'`);
  try {
    return placedIn(dirname(file), settingsOf(content));
  } catch (error) {
    if (error instanceof UsageError) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

function settingsOf(content: JsonObject): Settings {
  for (const key of Object.keys(content)) {
    if (key !== '$schema' && !Object.hasOwn(readers, key)) {
      throw new UsageError(`'${printable(key)}' means nothing here${meant(suggestion(key, settingsKeys)) || `; there are ${settingsKeys.join(', ')}`}`);
    }
  }
  return Object.fromEntries(Object.entries(readers).flatMap(([key, read]) => {
    const value = ownValue(content, key);
    return value === undefined ? [] : [[key, read(value, key)]];
  }));
}

/** Files are named from where the settings stand. */
function placedIn(folder: string, settings: Settings): Settings {
  const { paths, waivers, baseline } = settings;
  const place = (file: string): string => (folder === '.' || isAbsolute(file) ? file : join(folder, file));
  return {
    ...settings,
    ...paths === undefined ? {} : { paths: paths.map(place) },
    ...waivers === undefined ? {} : { waivers: place(waivers) },
    ...baseline === undefined ? {} : { baseline: place(baseline) },
  };
}
