import { existsSync, statSync } from 'node:fs';
import { isAbsolute, join, relative } from 'node:path';
import type { Finding } from '../core/finding';
import { isObject, JsonObject, ownString, ownValue } from '../core/json';
import type { Report } from '../core/report';
import { TemplateError } from '../core/template-reader';
import { readTextFile } from '../core/text-file';
import { printable } from '../reporters/printable';
import { commitOf, withCommit } from './git-revision';
import { evaluatePaths } from './judgement';
import { inputIn, Judging, pathsOf } from './judging';
import type { Terminal } from './terminal';
import { UsageError } from './usage-error';

/**
 * What was found before a change. The base is a report of `--format json`, what can be judged as a PATH can, or else a
 * revision of git, of which the same is judged as of the working folder.
 */
export async function baseFindings(base: string, judging: Judging, terminal: Terminal): Promise<readonly Finding[]> {
  if (existsSync(base)) return reportedIn(base) ?? judgedIn([base], judging, base);
  const commit = commitOf(base);
  if (commit === undefined) throw new UsageError(`--diff ${printable(base)}: it is no file, no folder and no revision of git`);
  return withCommit(commit, async (folder) => {
    const { input } = judging;
    const shown = (finding: Finding): Finding => ({
      ...finding, template: finding.template.startsWith(folder) ? relative(folder, finding.template) : finding.template, source: undefined,
    });
    if (input.kind === 'paths') return judgedIn(pathsIn(folder, input.paths, base), judging, base).map(shown);
    const before = inputIn(folder, input.app.command);
    // The app is new.
    if (before.kind === 'app' && !existsSync(join(folder, 'cdk.json')) && existsSync('cdk.json')) return [];
    return judgedIn(await pathsOf(before, judging, terminal), judging, base).map(shown);
  });
}

/** All that was found, whatever was decided of it. */
function judgedIn(paths: readonly string[], { selected, stack, progress }: Judging, base: string): readonly Finding[] {
  const { findings, elsewhere, errors } = progress.busy('judging the base', (tell) => evaluatePaths({ paths, selected, stack: [], tell }));
  // What was not judged would count as brought by the change.
  if (errors.length > 0) throw new UsageError(`--diff ${printable(base)}: ${printable(errors[0].file)}: ${errors[0].problem}`);
  return stack.length === 0 ? findings : [...findings, ...elsewhere];
}

function pathsIn(folder: string, paths: readonly string[], base: string): readonly string[] {
  const there = paths
    .map((path) => join(folder, isAbsolute(path) ? relative(process.cwd(), path) : path))
    .filter((path) => existsSync(path));
  if (there.length > 0) return there;
  throw new UsageError(`--diff ${printable(base)}: git has none of ${printable(paths.join(', '))} there; give a folder or a report as the base`);
}

/** The findings of a report; undefined where the file is something else. */
function reportedIn(file: string): readonly Finding[] | undefined {
  if (!statSync(file).isFile() || !/\.json$/i.test(file)) return undefined;
  let content: unknown;
  try {
    content = JSON.parse(readTextFile(file));
  } catch (error) {
    throw new UsageError(error instanceof TemplateError ? error.message : `${file}: not valid JSON`);
  }
  if (ownString(ownValue(content, 'tool'), 'name') !== 'cdk-bulwark') return undefined;
  const lists = ['findings', 'acknowledged', 'waived', 'baselined'] as const satisfies readonly (keyof Report)[];
  return lists.flatMap((list) => {
    const entries = ownValue(content, list);
    if (!Array.isArray(entries)) throw new UsageError(`${file}: this report has no ${list}; write one with --format json`);
    return entries.map((entry: unknown, index) => findingIn(entry, `${file}: ${list} ${index + 1}`));
  });
}

const required = [
  'id', 'control', 'title', 'severity', 'verdict', 'message', 'fix', 'stack', 'deployedStack', 'template', 'logicalId', 'resourceType', 'path', 'origin',
] as const satisfies readonly (keyof Finding)[];

function findingIn(entry: unknown, where: string): Finding {
  const missing = required.find((key) => ownString(entry, key) === undefined);
  if (!isObject(entry) || missing !== undefined) throw new UsageError(`${where} has no ${missing}`);
  return entry as JsonObject & Finding;
}
