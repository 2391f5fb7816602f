import { Acknowledgement, acknowledgementsFrom } from './acknowledgement';
import { creationTraceMetadata } from './creation-trace';
import { isObject, ownObject, ownString, ownValue } from './json';
import { readWaiver, Waiver } from './waiver';

/** What the CDK wrote down about the constructs of one stack and of the stacks nested in it. */
export interface AssemblyMetadata {
  /** Construct paths of resources by logical id, by the construct path of their stack. */
  readonly constructPaths: ReadonlyMap<string, ReadonlyMap<string, string>>;
  /** Who made a construct, as the CDK's trace says, by construct path. */
  readonly creationTraces: ReadonlyMap<string, unknown>;
  readonly acknowledgements: readonly Acknowledgement[];
  readonly waivers: readonly Waiver[];
}

/** The type of a construct's metadata that holds a waiver. */
export const waiverMetadata = 'cdk-bulwark:waiver';

const noPaths: ReadonlyMap<string, string> = new Map();

interface Entry {
  readonly constructPath: string;
  readonly type: string | undefined;
  readonly data: unknown;
}

/** Reads the metadata of a stack's artifact: entries by construct path. Whatever has another shape is left out. */
export function assemblyMetadata(metadata: unknown, stackPath: string): AssemblyMetadata {
  const entries = entriesOf(metadata);
  const stacks = new Set(entries.map(({ constructPath }) => nestedStackPath(constructPath)));
  const constructPaths = new Map<string, Map<string, string>>();
  for (const { constructPath, type, data } of entries) {
    if (type !== 'aws:cdk:logicalId' || typeof data !== 'string') continue;
    const stack = closest(stacks, constructPath) ?? stackPath;
    const paths = constructPaths.get(stack) ?? new Map<string, string>();
    constructPaths.set(stack, paths.set(data, constructPath));
  }
  const acknowledgements = entries
    .filter(({ type }) => type === 'aws:cdk:acknowledged-rules')
    .flatMap(({ constructPath, data }) => acknowledgementsFrom(constructPath, data));
  const waivers = entries
    .filter(({ type }) => type === waiverMetadata)
    .flatMap(({ constructPath, data }) => waiversFrom(constructPath, data));
  const traced = entries.filter(({ type }) => type === creationTraceMetadata);
  const creationTraces = new Map(traced.map(({ constructPath, data }) => [constructPath, data]));
  return { constructPaths, creationTraces, acknowledgements, waivers };
}

/** What is no waiver is left out, and the finding stands. */
export function waiversFrom(constructPath: string, data: unknown): Waiver[] {
  const waiver = readWaiver(data, constructPath, constructPath);
  return 'problem' in waiver ? [] : [waiver];
}

/** The nested stack `N` that a resource `N.NestedStack/N.NestedStackResource` makes. */
export function nestedStackPath(constructPath: string | undefined): string | undefined {
  return constructPath?.match(/^(.*)\.NestedStack\/[^/]+\.NestedStackResource$/)?.[1];
}

/** The construct paths of one stack's resources. */
export function constructPathsOf(metadata: AssemblyMetadata | undefined, stackPath: string | undefined): ReadonlyMap<string, string> {
  return (stackPath === undefined ? undefined : metadata?.constructPaths.get(stackPath)) ?? noPaths;
}

/** From a stack's asset manifest: the files that are uploaded as they are, by the last part of the key they get in the bucket. */
export function assetFiles(manifest: unknown): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const asset of Object.values(ownObject(manifest, 'files'))) {
    const path = ownString(ownValue(asset, 'source'), 'path');
    for (const destination of Object.values(ownObject(asset, 'destinations'))) {
      const key = ownString(destination, 'objectKey');
      if (key !== undefined && path !== undefined) files.set(key.slice(key.lastIndexOf('/') + 1), path);
    }
  }
  return files;
}

function entriesOf(metadata: unknown): Entry[] {
  if (!isObject(metadata)) return [];
  return Object.entries(metadata).flatMap(([path, entries]) => (Array.isArray(entries) ? entries : []).map((entry) => ({
    constructPath: path.replace(/^\//, ''), type: ownString(entry, 'type'), data: ownValue(entry, 'data'),
  })));
}

function closest(stacks: ReadonlySet<string | undefined>, constructPath: string): string | undefined {
  for (let path = constructPath; path !== ''; path = path.slice(0, Math.max(0, path.lastIndexOf('/')))) {
    if (stacks.has(path)) return path;
  }
  return undefined;
}
