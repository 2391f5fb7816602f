import { join, relative, resolve } from 'node:path';
import { Bundle, BundleFile } from './bundle-cache';
import { describe, Esbuild, EsbuildMessage, EsbuildResult, Metafile } from './esbuild';
import { HandlerWrapper, withWrapperBesideEntry, WrapperFiles } from './handler-wrapper';
import { withPortablePaths } from './own-modules';
import { sha256Of } from './sha256';
import { slashed } from './slashed-path';

/** A handler to bundle, and how. */
export interface BundleRequest {
  /** The file that exports the handler, by its real path. */
  readonly entry: string;
  /** The folder of the entry's package: paths in the output are relative to it. */
  readonly root: string;
  /** A module around the handler that is bundled with it. */
  readonly wrapper?: HandlerWrapper;
  readonly options: BundleOptions;
}

export interface BundleOptions {
  readonly external: readonly string[];
  readonly format: 'cjs' | 'esm';
  readonly minify: boolean;
  readonly sourceMap: boolean;
  readonly target: string;
}

/** A bundle and what esbuild has read for it. */
export interface Built {
  readonly bundle: Bundle;
  readonly metafile: Metafile;
  /** The inputs that the entry reaches. */
  readonly inputs: readonly string[];
  /** The wrapper among the inputs. */
  readonly wrapper?: string;
}

export type BuildResult = Built | { readonly errors: readonly string[] };

interface Entry {
  readonly request: BundleRequest;
  /** What esbuild is given: the handler's file, or the wrapper's. */
  readonly file: string;
}

/**
 * Bundles handlers of one package with the same options in one call: what they share is read once. esbuild links
 * each of them on its own, so the output is the same as if it had been asked for alone.
 */
export function build(requests: readonly BundleRequest[], esbuild: Esbuild): readonly BuildResult[] {
  const wrappers = requests.some(({ wrapper }) => wrapper) ? new WrapperFiles() : undefined;
  try {
    return buildTogether(requests.map((request, index) => ({
      request,
      file: request.wrapper ? wrappers!.write(String(index), request.entry, request.wrapper) : request.entry,
    })), esbuild);
  } finally {
    wrappers?.dispose();
  }
}

function buildTogether(entries: readonly Entry[], esbuild: Esbuild): readonly BuildResult[] {
  try {
    const result = esbuild.buildSync(esbuildOptions(entries));
    const texts = new Map(result.outputFiles.map(({ path, text }) => [path, text]));
    return entries.map((entry, index) => built(entry, index, result, texts));
  } catch (error) {
    const messages = (error as { errors?: readonly EsbuildMessage[] }).errors;
    if (!messages) throw error;
    // A message names a file, not the handler that reaches it.
    if (entries.length > 1) return entries.flatMap((entry) => buildTogether([entry], esbuild));
    return [{ errors: messages.map((message) => portable(describe(message), entries[0])) }];
  }
}

function esbuildOptions(entries: readonly Entry[]): Readonly<Record<string, unknown>> {
  const [{ request: { root, options } }] = entries;
  return {
    absWorkingDir: root,
    // Nothing is written. That a source has the name of an output does not matter.
    allowOverwrite: true,
    // Modules in CommonJS ask for Node's own with require(), which a module has to be given.
    banner: options.format === 'esm' ? { js: esmBanner } : undefined,
    bundle: true,
    entryPoints: entries.map(({ file }, index) => ({ in: file, out: outputName(index) })),
    external: options.external,
    format: options.format,
    keepNames: options.minify,
    legalComments: 'none',
    logLevel: 'silent',
    mainFields: options.format === 'esm' ? ['module', 'main'] : ['main', 'module'],
    metafile: true,
    minify: options.minify,
    outdir: root,
    outExtension: { '.js': extension(options) },
    platform: 'node',
    sourcemap: options.sourceMap ? 'external' : false,
    sourcesContent: false,
    target: options.target,
    write: false,
  };
}

const esmBanner = 'import{createRequire as cdkBulwarkCreateRequire}from"node:module";globalThis.require??=cdkBulwarkCreateRequire(import.meta.url);';

function built(entry: Entry, index: number, { metafile, warnings }: EsbuildResult, texts: ReadonlyMap<string, string>): Built {
  const { request, file } = entry;
  const { root, options } = request;
  const output = `${outputName(index)}${extension(options)}`;
  const name = `index${extension(options)}`;
  const map = `${name}.map`;
  const inputs = reachable(metafile, slashed(relative(root, file)));
  const code = `${portable(texts.get(join(root, output))!, entry)}${options.sourceMap ? `//# sourceMappingURL=${map}\n` : ''}`;
  const files = [bundleFile(name, code)];
  if (options.sourceMap) files.push(bundleFile(map, portable(texts.get(join(root, `${output}.map`))!, entry)));
  const own = {
    inputs: Object.fromEntries(inputs.map((input) => [input, metafile.inputs[input]])),
    outputs: { [name]: metafile.outputs[output] },
  };
  return {
    bundle: {
      files,
      metafile: Buffer.from(portable(JSON.stringify(own), entry)),
      warnings: warnings.filter(({ location }) => location && inputs.includes(location.file))
        .map((warning) => portable(describe(warning), entry)),
    },
    metafile,
    inputs,
    wrapper: request.wrapper ? slashed(relative(root, file)) : undefined,
  };
}

function bundleFile(name: string, text: string): BundleFile {
  const contents = Buffer.from(text);
  return { name, contents, sha256: sha256Of(contents) };
}

/** Text without a path of this machine. */
function portable(text: string, { request: { root, entry, wrapper }, file }: Entry): string {
  const own = withPortablePaths(text, root);
  return wrapper ? withWrapperBesideEntry(own, file, entry, root) : own;
}

/** All that an entry imports, and what that imports. */
function reachable({ inputs }: Metafile, entry: string): readonly string[] {
  const found = new Set([entry]);
  for (const input of found) {
    for (const { path, external } of inputs[input].imports) {
      if (!external && path in inputs) found.add(path);
    }
  }
  return [...found];
}

function outputName(index: number): string {
  return `index-${index}`;
}

function extension({ format }: BundleOptions): string {
  return format === 'esm' ? '.mjs' : '.js';
}

/** The key of requests that can be built in one call. */
export function buildsTogether({ root, options }: BundleRequest): string {
  return JSON.stringify([resolve(root), options]);
}
