import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isObject, JsonObject, ownObject, ownString } from '../../core/json';
import { settingsFiles } from '../settings';
import { toolVersion } from '../tool-version';
import { UsageError } from '../usage-error';
import { enforceGuardrails } from './app-source';
import { PlannedFile, ProjectPlan } from './planned-file';
import { workflow, workflowFile } from './workflow';

/** What is written into a project that says nothing of it yet. */
export const settingsText = `# yaml-language-server: $schema=node_modules/cdk-bulwark/docs/schemas/config.schema.json
profile: standard
failOn: low
`;

/** Puts a CDK app under the guardrails: its source, its dependencies, settings, and a workflow. */
export function planForExistingApp(folder: string): ProjectPlan {
  const read = (path: string): string => (existsSync(join(folder, path)) ? readFileSync(join(folder, path), 'utf8') : '');
  const entry = entryOf(readObject(read('cdk.json'), 'cdk.json'));
  const leftToAuthor: string[] = [];
  const files: PlannedFile[] = [];
  const source = entry === undefined ? '' : read(entry);
  const enforced = source === '' ? undefined : enforceGuardrails(source);
  if (entry !== undefined && enforced !== undefined) files.push({ path: entry, before: source, after: enforced });
  else leftToAuthor.push(`Write Guardrails.enforce(app) behind the line that makes the app${entry === undefined ? '' : ` in ${entry}`}.`);
  const manifest = read('package.json');
  if (manifest === '') leftToAuthor.push('Install cdk-bulwark with the package manager of the app.');
  else files.push({ path: 'package.json', before: manifest, after: withDependencies(manifest) });
  if (!settingsFiles.some((file) => existsSync(join(folder, file)))) files.push({ path: settingsFiles[0], before: '', after: settingsText });
  if (!existsSync(join(folder, workflowFile))) files.push({ path: workflowFile, before: '', after: workflow });
  return { files: files.filter(({ before, after }) => before !== after), leftToAuthor };
}

/** The file that the command of `cdk.json` runs, of JavaScript or TypeScript. */
function entryOf(cdkJson: JsonObject): string | undefined {
  const command = ownString(cdkJson, 'app') ?? '';
  const words = command.split(/\s+/).map((word) => word.replaceAll(/^["']|["']$/g, '').replace(/^\.\//, ''));
  const entry = words.reverse().find((word) => /^[^-].*\.[cm]?[jt]s$/.test(word) && !word.startsWith('/') && !word.split('/').includes('..'));
  return entry;
}

const dependencies: Readonly<Record<string, string>> = { 'cdk-bulwark': `^${toolVersion()}`, 'cdk-nag': '^3.0.2' };

function withDependencies(manifest: string): string {
  const content = readObject(manifest, 'package.json');
  const known = { ...ownObject(content, 'dependencies'), ...ownObject(content, 'devDependencies') };
  const missing = Object.entries(dependencies).filter(([name]) => !Object.hasOwn(known, name));
  if (missing.length === 0) return manifest;
  const merged = { ...ownObject(content, 'dependencies'), ...Object.fromEntries(missing) };
  const sorted = Object.fromEntries(Object.entries(merged).sort(([a], [b]) => (a < b ? -1 : 1)));
  const indent = /^\{\r?\n([ \t]+)"/.exec(manifest)?.[1] ?? '  ';
  return JSON.stringify({ ...content, dependencies: sorted }, undefined, indent) + (/\s*$/.exec(manifest)?.[0] ?? '');
}

function readObject(text: string, file: string): JsonObject {
  try {
    const value: unknown = JSON.parse(text);
    if (isObject(value)) return value;
  } catch {
    // Said below.
  }
  throw new UsageError(`${file} is not a JSON object; mend it first`);
}
