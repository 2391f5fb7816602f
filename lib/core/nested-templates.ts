import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { isObject, JsonObject, ownObject, ownString, ownValue } from './json';
import type { TemplateSource } from './template-graph';
import { readTemplate, TemplateError } from './template-reader';

/** CloudFormation itself stops far earlier; this bounds templates that nest themselves. */
const deepestNesting = 20;

export interface LoadedTemplate {
  readonly source: TemplateSource;
  /** Nested templates that could not be read. */
  readonly errors: readonly TemplateError[];
}

/**
 * Reads a stack's template and, by following their assets, the templates of its nested stacks.
 *
 * @throws TemplateError where the template itself can't be read
 */
export function loadTemplate(file: string, stackName: string, options: { constructPath?: string; shownAs?: string } = {}): LoadedTemplate {
  const errors: TemplateError[] = [];
  const source = {
    ...load(file, options.shownAs ?? file, stackName, dirname(file), [], errors),
    constructPath: options.constructPath,
  };
  return { source, errors };
}

function load(file: string, shownAs: string, stackName: string, root: string, ancestors: readonly string[], errors: TemplateError[]): TemplateSource {
  const template = readTemplate(readText(file, shownAs), shownAs);
  const nested = new Map<string, TemplateSource>();
  for (const [logicalId, declaration] of Object.entries(ownObject(template, 'Resources'))) {
    const asset = nestedTemplateAsset(declaration);
    if (asset === undefined) continue;
    const path = resolve(dirname(file), asset);
    const shown = `${dirname(shownAs) === '.' ? '' : `${dirname(shownAs)}/`}${asset}`;
    try {
      if (!liesWithin(path, root)) throw new TemplateError(shown, `the nested template of ${logicalId} lies outside the assembly`);
      if (ancestors.includes(path) || ancestors.length >= deepestNesting) {
        throw new TemplateError(shown, `${logicalId} nests a template in itself, or more than ${deepestNesting} deep`);
      }
      nested.set(logicalId, load(path, shown, `${stackName}/${logicalId}`, root, [...ancestors, path], errors));
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      errors.push(error);
    }
  }
  return { stackName, file: shownAs, template, nested };
}

/** Where the CDK (or `aws cloudformation package` before upload) says that a nested stack's template lies. */
function nestedTemplateAsset(declaration: unknown): string | undefined {
  if (!isObject(declaration)) return undefined;
  const type = ownString(declaration, 'Type');
  if (type === 'AWS::CloudFormation::Stack') {
    return ownString(ownValue(declaration, 'Metadata'), 'aws:asset:path') ?? localPath(ownString(ownValue(declaration, 'Properties'), 'TemplateURL'));
  }
  if (type === 'AWS::Serverless::Application') return localPath(ownString(ownValue(declaration, 'Properties'), 'Location'));
  return undefined;
}

function localPath(location: string | undefined): string | undefined {
  return location === undefined || /^[a-z0-9]+:/i.test(location) ? undefined : location;
}

function readText(file: string, shownAs: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const code = ownString(error as JsonObject, 'code') ?? '';
    const problem = { ENOENT: 'there is no such file', EACCES: 'it may not be read', EISDIR: 'it is a folder' }[code];
    throw new TemplateError(shownAs, problem ?? `it can't be read (${code || String(error)})`);
  }
}

function liesWithin(path: string, root: string): boolean {
  const real = (place: string) => (existsSync(place) ? realpathSync(place) : resolve(place));
  return real(path).startsWith(real(root) + sep);
}
