import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, realpathSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import { Annotations } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { build, BuildResult, buildsTogether, Built, BundleRequest } from './bundle-build';
import { Bundle, BundleCache, defaultCacheFolder } from './bundle-cache';
import { DependencySearch, stateOf } from './bundle-dependencies';
import { addAsset, BundledAsset } from './bundled-asset';
import { BundlingError } from './bundling-error';
import { DiskView } from './disk-view';
import { findEsbuild, InstalledEsbuild, loadEsbuild, Metafile } from './esbuild';
import { withPortablePaths } from './own-modules';
import { withProgress } from './progress';
import { sha256Of } from './sha256';

/**
 * Where bundles are kept between syntheses: a folder, relative to that of cdk.json, or `false` to keep none. Set it in
 * the context of the app.
 */
export const cacheContext = 'cdk-bulwark:bundling-cache';

/** A function whose code is to be bundled. */
export interface PendingFunction extends BundleRequest {
  /** The construct that a message names. */
  readonly constructPath: string;
  /** Whom the code is for. */
  readonly scope: Construct;
}

/** What the functions of one package share. */
interface Project {
  readonly cache?: BundleCache;
  /** Where the cache lies, seen from the project. */
  readonly cacheFolder?: string;
  readonly esbuild: InstalledEsbuild;
}

interface Task {
  readonly request: BundleRequest;
  /** Says what is asked for; the same for functions that ask for the same. */
  readonly id: string;
  readonly cache?: BundleCache;
  readonly esbuild: InstalledEsbuild;
  readonly functions: PendingFunction[];
}

/**
 * Bundles the functions of an app. It waits until the first template is resolved, when all of them are known, and
 * bundles them together.
 */
export class AppBundler {
  private static readonly bundlers = new WeakMap<IConstruct, AppBundler>();

  public static of(scope: Construct): AppBundler {
    const { root } = scope.node;
    let bundler = this.bundlers.get(root);
    if (!bundler) {
      bundler = new AppBundler(root);
      this.bundlers.set(root, bundler);
    }
    return bundler;
  }

  private readonly pending = new Map<Construct, PendingFunction>();
  private readonly assets = new Map<Construct, BundledAsset>();

  private constructor(private readonly root: IConstruct) {}

  public add(pending: PendingFunction): void {
    this.pending.set(pending.scope, pending);
  }

  /**
   * The asset of a function.
   *
   * @throws with esbuild's messages where functions can't be bundled, all of them at once
   */
  public assetOf(scope: Construct): BundledAsset {
    if (!this.assets.has(scope)) this.bundleAll();
    return this.assets.get(scope)!;
  }

  private bundleAll(): void {
    const disk = new DiskView();
    const failures: string[] = [];
    const missing: Task[] = [];
    for (const task of this.tasks()) {
      const bundle = kept(task, disk);
      if (bundle) this.finish(task, bundle);
      else missing.push(task);
    }
    if (missing.length > 0) {
      const caches = new Set(missing.flatMap(({ cache }) => cache ?? []));
      const start = Math.min(...[...caches].map((cache) => cache.now()));
      const built = withProgress(`Bundling ${missing.length} function${missing.length === 1 ? '' : 's'}`, () => buildAll(missing));
      const after = new DiskView();
      const searches = new Map<Metafile, DependencySearch>();
      for (const [task, result] of built) {
        if ('errors' in result) {
          failures.push(...task.functions.map(({ constructPath, entry }) => (
            `SecureFunction '${constructPath}': '${entry}' could not be bundled:\n${result.errors.map((error) => `  ${error}`).join('\n')}`
          )));
        } else {
          const { metafile } = result;
          const { root, options } = task.request;
          const search = searches.get(metafile) ?? new DependencySearch(metafile, root, options.external, after);
          searches.set(metafile, search);
          keep(task, result, search, after, start);
          this.finish(task, result.bundle);
        }
      }
      for (const cache of caches) cache.prune();
    }
    if (failures.length > 0) throw new BundlingError(failures);
  }

  /** What is to be bundled; functions that ask for the same share a task. */
  private tasks(): Iterable<Task> {
    const tasks = new Map<string, Task>();
    const projects = new Map<string, Project>();
    for (const pending of this.pending.values()) {
      const { root } = pending;
      const project = projects.get(root) ?? this.openProject(pending);
      projects.set(root, project);
      const { cache, cacheFolder, esbuild } = project;
      const id = idOf(pending, esbuild, cacheFolder);
      const task = tasks.get(id);
      if (task) task.functions.push(pending);
      else tasks.set(id, { request: pending, id, cache, esbuild, functions: [pending] });
    }
    return tasks.values();
  }

  private openProject(pending: PendingFunction): Project {
    const { root } = pending;
    const cache = this.openCache(root);
    return { cache, cacheFolder: cache && relative(root, cache.folder), esbuild: installedEsbuild(pending) };
  }

  private openCache(project: string): BundleCache | undefined {
    const setting: unknown = this.root.node.tryGetContext(cacheContext);
    if (setting === false || setting === 'false') return undefined;
    const folder = typeof setting === 'string' ? resolve(setting) : defaultCacheFolder(project);
    return folder === undefined ? undefined : BundleCache.open(folder);
  }

  private finish({ functions }: Task, bundle: Bundle): void {
    for (const { scope } of functions) {
      this.assets.set(scope, addAsset(scope, bundle));
      this.pending.delete(scope);
      for (const warning of bundle.warnings) Annotations.of(scope).addWarningV2('cdk-bulwark:bundling', warning);
    }
  }
}

function buildAll(tasks: readonly Task[]): readonly (readonly [Task, BuildResult])[] {
  const groups = new Map<string, Task[]>();
  for (const task of tasks) {
    const key = `${task.esbuild.folder} ${buildsTogether(task.request)}`;
    groups.set(key, [...groups.get(key) ?? [], task]);
  }
  return [...groups.values()].flatMap((group) => {
    const results = build(group.map(({ request }) => request), loadEsbuild(group[0].esbuild));
    return group.map((task, index) => [task, results[index]] as const);
  });
}

function kept({ cache, id, request }: Task, disk: DiskView): Bundle | undefined {
  const dependencies = cache?.dependencies(id);
  return dependencies && cache!.bundle(addressOf(id, stateOf(dependencies, request.root, disk)));
}

/** Keeps a bundle, unless something that it was made of has changed since esbuild began to read. */
function keep(
  { cache, id, request }: Task, { bundle, inputs, wrapper }: Built, search: DependencySearch, disk: DiskView, start: number,
): void {
  const dependencies = cache && search.of(inputs, wrapper);
  if (!dependencies) return;
  const address = addressOf(id, stateOf(dependencies, request.root, disk));
  if (!disk.changedSince(start)) cache.keep(id, dependencies, address, bundle);
}

function addressOf(id: string, state: string): string {
  return sha256Of(id + state);
}

/**
 * What is asked for, without the state of the disk: the same on every machine where project and cache lie to each other
 * as they do here.
 */
function idOf({ entry, root, wrapper, options }: BundleRequest, { version }: InstalledEsbuild, cacheFolder: string | undefined): string {
  const { ESBUILD_BINARY_PATH, NODE_PATH } = process.env;
  return sha256Of(JSON.stringify([
    ownVersion(), version, ESBUILD_BINARY_PATH, NODE_PATH, cacheFolder, entry.slice(root.length), options,
    wrapper && withPortablePaths(wrapper.contents, root),
  ]));
}

let versionOfThis: string | undefined;

/** A hash of what bundles: a bundle of another version of it is no longer taken. */
function ownVersion(): string {
  versionOfThis ??= readdirSync(__dirname).filter((file) => /(?<!\.d)\.[jt]s$/.test(file)).sort()
    .reduce((hash, file) => hash.update(readFileSync(join(__dirname, file))), createHash('sha256')).digest('hex');
  return versionOfThis;
}

function installedEsbuild({ root, entry, constructPath }: PendingFunction): InstalledEsbuild {
  const installed = findEsbuild(root);
  if (installed) return { ...installed, folder: realpathSync(installed.folder) };
  throw new BundlingError([
    `SecureFunction '${constructPath}': bundling '${entry}' takes esbuild, which is not installed. Run: npm install --save-dev esbuild`,
  ]);
}
