import { builtinModules } from 'node:module';
import { basename, dirname, extname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { DiskView } from './disk-view';
import { Metafile, MetafileImport } from './esbuild';
import { sha256Of } from './sha256';
import { slashed } from './slashed-path';
import { readTypeScriptConfiguration, TypeScriptConfiguration } from './typescript-configuration';

/** All on disk that decides what a bundle is. Paths are relative to the project's folder. */
export interface BundleDependencies {
  /** Files whose content matters, or that there is none. */
  readonly files: readonly string[];
  /** Names by folder: a file, folder or link that appears under one of them could be taken for an import. */
  readonly names: Readonly<Record<string, readonly string[]>>;
}

/** A hash of all that the dependencies are at the moment. */
export function stateOf({ files, names }: BundleDependencies, root: string, disk: DiskView): string {
  // Each path is joined by hand: this is most of what a warm synthesis does.
  const state: string[] = [];
  for (const file of files) state.push(file, disk.hashOf(`${root}/${file}`));
  for (const [folder, stems] of Object.entries(names)) {
    const path = `${root}/${folder}`;
    state.push(folder, disk.leadsTo(path), ...disk.offered(path, stems));
  }
  return sha256Of(state.join('\n'));
}

/** Files and names that decide something, as they are found. */
interface Findings {
  readonly files: Set<string>;
  readonly names: Map<string, Set<string>>;
  /** Folders that were looked into. */
  readonly folders: Set<string>;
}

const newFindings = (): Findings => ({ files: new Set(), names: new Map(), folders: new Set() });

/**
 * Tells what bundles depend on, from what esbuild has read for them: that content, each package.json and tsconfig.json
 * that could have a say, and the places where esbuild looked for an import before it found it, or would have to look
 * first. What an input brings is found once, for all bundles that hold it.
 */
export class DependencySearch {
  private findings = newFindings();
  private readonly always: Findings;
  private readonly configurations = new Map<string, TypeScriptConfiguration | undefined>();
  private readonly byInput = new Map<string, Findings | undefined>();

  public constructor(
    private readonly metafile: Metafile,
    private readonly root: string,
    private readonly externals: readonly string[],
    private readonly disk: DiskView,
  ) {
    for (const folder of upwards(root)) {
      // Yarn's Plug'n'Play resolves by these, and a lockfile says that dependencies may have changed.
      for (const file of ['.pnp.cjs', '.pnp.js', '.pnp.data.json', ...lockfiles]) this.addFile(join(folder, file));
      if (lockfiles.some((file) => this.disk.hashOf(join(folder, file)) !== 'absent')) break;
    }
    this.always = this.findings;
  }

  /**
   * What a bundle of some inputs depends on. A wrapper among them is generated, so not on disk.
   *
   * @returns undefined where that can't be told: the bundle must not be kept
   */
  public of(inputs: readonly string[], wrapper: string | undefined): BundleDependencies | undefined {
    const all = newFindings();
    merge(all, this.always);
    for (const input of inputs) {
      // The content of a data URL stands in the file that imports it.
      if (input === wrapper || input.startsWith('<data:')) continue;
      if (!this.byInput.has(input)) this.byInput.set(input, this.ofInput(input));
      const found = this.byInput.get(input);
      if (!found) return undefined;
      merge(all, found);
    }
    return { files: [...all.files], names: Object.fromEntries([...all.names].map(([folder, names]) => [folder, [...names]])) };
  }

  private ofInput(input: string): Findings | undefined {
    const path = resolve(this.root, input);
    // Of another namespace, such as a file in an archive.
    if (/^<|^[\w()-]{2,}:/.test(input) || this.disk.hashOf(path) === 'absent') return undefined;
    this.findings = newFindings();
    this.addFile(path);
    const configurations = this.addConfigurations(dirname(path));
    const told = configurations && this.metafile.inputs[input].imports.every((imported) => this.addImport(imported, path, configurations));
    return told ? this.findings : undefined;
  }

  /** Where an import is looked for. */
  private addImport(
    { kind, original, path, external }: MetafileImport, importer: string, configurations: readonly TypeScriptConfiguration[],
  ): boolean {
    const name = (original ?? path).replace(/[?#].*$/, (suffix, at: number) => (at === 0 ? suffix : ''));
    if (path === '<runtime>' || kind === 'require-resolve' || name.startsWith('data:')) return true;
    // Of a pattern of files, one may appear anywhere below.
    if (external && name.includes('*')) return false;
    // An old esbuild does not say how it came to the path.
    if (!external && original === undefined) return false;
    const folder = dirname(importer);
    if (/^\.\.?(?:\/|$)/.test(name) || isAbsolute(name)) {
      this.addModule(resolve(folder, name));
      return true;
    }
    for (const place of configurations.flatMap((configuration) => mappedPlaces(name, configuration))) this.addModule(place);
    if (external && this.isLeftOut(name)) return true;
    const resolved = external ? undefined : resolve(this.root, path);
    if (!name.startsWith('#')) this.addPackage(name, folder, resolved);
    // A package.json may map `#name` to a package.
    else if (resolved?.includes(`${sep}node_modules${sep}`)) this.addPackage(packageAt(resolved), folder, resolved);
    return true;
  }

  /** A module at a path: a file with or without extension, or a folder. */
  private addModule(path: string): void {
    this.addName(dirname(path), basename(path));
    if (this.disk.isFolder(path)) this.addFolder(path);
  }

  /** A folder that is imported: its package.json says which file, else it is `index`. */
  private addFolder(path: string): void {
    if (this.findings.folders.has(path)) return;
    this.findings.folders.add(path);
    const manifest = join(path, 'package.json');
    this.addName(path, 'index');
    this.addFile(manifest);
    for (const target of mainFields(this.disk.text(manifest))) this.addModule(resolve(path, target));
  }

  private addName(folder: string, name: string): void {
    const stem = name.slice(0, name.length - extname(name).length);
    const key = this.portable(folder);
    const names = this.findings.names.get(key);
    if (names) names.add(stem);
    else this.findings.names.set(key, new Set([stem]));
  }

  private addFile(path: string): void {
    this.findings.files.add(this.portable(path));
  }

  private portable(path: string): string {
    return slashed(relative(this.root, path));
  }

  /** A package is looked for from the importing folder upwards; a closer one would win. */
  private addPackage(specifier: string, from: string, resolved: string | undefined): void {
    const [name, subpath] = splitSpecifier(specifier);
    for (const folder of upwards(from)) {
      if (basename(folder) === 'node_modules') continue;
      const candidate = join(folder, 'node_modules', name);
      this.addModule(candidate);
      if (!this.disk.isFolder(candidate)) continue;
      if (subpath) this.addModule(join(candidate, subpath));
      if (resolved?.startsWith(`${this.disk.realPath(candidate)}${sep}`)) return;
    }
  }

  /** Whether esbuild leaves an import alone, wherever the module lies. */
  private isLeftOut(name: string): boolean {
    return name.startsWith('node:') || builtinModules.includes(name) || this.externals.some((pattern) => {
      const [start, end] = pattern.split('*');
      return end === undefined ? name === pattern || name.startsWith(`${pattern}/`) : name.startsWith(start) && name.endsWith(end);
    });
  }

  /** The tsconfig.json around a folder, with what it extends; each package.json on the way is noted. */
  private addConfigurations(folder: string): readonly TypeScriptConfiguration[] | undefined {
    const installed = folder.split(sep).includes('node_modules');
    for (const above of upwards(folder)) {
      if (basename(above) === 'node_modules') return [];
      this.addFile(join(above, 'package.json'));
      if (installed) continue;
      for (const file of ['tsconfig.json', 'jsconfig.json'].map((name) => join(above, name))) {
        this.addFile(file);
        if (this.disk.hashOf(file) === 'absent') continue;
        const configuration = this.readConfiguration(file);
        if (configuration === undefined) return undefined;
        for (const read of configuration.files) this.addFile(read);
        for (const { name, from } of configuration.packages) this.addPackage(name, from, undefined);
        for (const higher of upwards(above)) this.addFile(join(higher, 'package.json'));
        return [configuration];
      }
    }
    return [];
  }

  private readConfiguration(file: string): TypeScriptConfiguration | undefined {
    if (!this.configurations.has(file)) this.configurations.set(file, readTypeScriptConfiguration(file, this.disk));
    return this.configurations.get(file);
  }
}

function merge(into: Findings, { files, names }: Findings): void {
  for (const file of files) into.files.add(file);
  for (const [folder, stems] of names) {
    const known = into.names.get(folder);
    if (known) for (const stem of stems) known.add(stem);
    else into.names.set(folder, new Set(stems));
  }
}

const lockfiles = ['package-lock.json', 'npm-shrinkwrap.json', 'yarn.lock', 'pnpm-lock.yaml', 'bun.lock', 'bun.lockb'];

/** A folder and all above it. */
function upwards(folder: string): readonly string[] {
  const above = dirname(folder);
  return above === folder ? [folder] : [folder, ...upwards(above)];
}

function mappedPlaces(name: string, { paths, baseUrls }: TypeScriptConfiguration): readonly string[] {
  const mapped = paths.flatMap(({ pattern, targets }) => {
    const [start, end] = pattern.split('*');
    if (end === undefined) return name === pattern ? targets : [];
    if (!name.startsWith(start) || !name.endsWith(end)) return [];
    const matched = name.slice(start.length, name.length - end.length);
    return targets.map((target) => target.replace('*', () => matched));
  });
  return [...mapped, ...baseUrls.map((base) => join(base, name))];
}

function splitSpecifier(specifier: string): [name: string, subpath: string] {
  const parts = specifier.split('/');
  const length = specifier.startsWith('@') ? 2 : 1;
  return [parts.slice(0, length).join('/'), parts.slice(length).join('/')];
}

/** The package that holds a file below node_modules. */
function packageAt(path: string): string {
  const parts = path.split(sep);
  return splitSpecifier(parts.slice(parts.lastIndexOf('node_modules') + 1).join('/'))[0];
}

function mainFields(manifest: string | undefined): readonly string[] {
  try {
    const { main, module } = JSON.parse(manifest ?? '{}') as { main?: unknown; module?: unknown };
    return [main, module].filter((field): field is string => typeof field === 'string');
  } catch {
    return [];
  }
}
