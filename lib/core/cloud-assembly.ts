import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Acknowledgement } from './acknowledgement';
import { AssemblyMetadata, assemblyMetadata } from './assembly-metadata';
import { liesWithin } from './containment';
import { isObject, JsonObject, ownObject, ownString, ownValue } from './json';
import { LoadedTemplate, loadTemplate } from './nested-templates';
import { TemplateError } from './template-reader';
import { readTextFile } from './text-file';
import { Waiver } from './waiver';

/** What `cdk synth` wrote: all stacks, those of stages included, with what was acknowledged in them. */
export interface CloudAssembly {
  readonly templates: readonly LoadedTemplate[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly waivers: readonly Waiver[];
  readonly errors: readonly TemplateError[];
}

/** Whether the folder is what `cdk synth` writes, `cdk.out` by default. */
export function isCloudAssembly(folder: string): boolean {
  const manifest = join(folder, 'manifest.json');
  if (!existsSync(manifest)) return false;
  if (existsSync(join(folder, 'cdk.out'))) return true;
  try {
    return isObject(ownValue(readJson(manifest, manifest), 'artifacts'));
  } catch {
    return false;
  }
}

/** Reads an assembly; nothing outside of its folder, whatever its manifest says. */
export function readCloudAssembly(folder: string, shownAs = folder): CloudAssembly {
  const reader = new Reader(folder);
  reader.readFolder(folder, shownAs);
  return reader;
}

class Reader implements CloudAssembly {
  public readonly templates: LoadedTemplate[] = [];
  public readonly acknowledgements: Acknowledgement[] = [];
  public readonly waivers: Waiver[] = [];
  public readonly errors: TemplateError[] = [];

  public constructor(private readonly root: string) {}

  /** Strictly deeper with each nested assembly, so it ends. */
  public readFolder(folder: string, shownAs: string): void {
    const manifest = this.attempt(() => readJson(join(folder, 'manifest.json'), `${shownAs}/manifest.json`));
    for (const [id, artifact] of Object.entries(ownObject(manifest, 'artifacts'))) {
      const type = ownString(artifact, 'type');
      if (type === 'aws:cloudformation:stack') this.attempt(() => this.readStack(folder, shownAs, id, artifact));
      if (type === 'cdk:cloud-assembly') this.attempt(() => this.readNested(folder, shownAs, id, artifact));
    }
  }

  private readStack(folder: string, shownAs: string, id: string, artifact: unknown): void {
    const path = ownString(artifact, 'displayName') ?? id;
    const templateFile = contained(folder, shownAs, ownString(ownValue(artifact, 'properties'), 'templateFile'), `the template of stack ${path}`);
    const metadata = readMetadata(folder, shownAs, artifact, path);
    this.acknowledgements.push(...metadata.acknowledgements);
    this.waivers.push(...metadata.waivers);
    const loaded = loadTemplate(resolve(folder, templateFile), path, {
      constructPath: path, shownAs: `${shownAs}/${templateFile}`, root: this.root, metadata,
    });
    const source = {
      ...loaded.source,
      deployedName: ownString(ownValue(artifact, 'properties'), 'stackName') ?? id,
      account: /^aws:\/\/(\d{12})\//.exec(ownString(artifact, 'environment') ?? '')?.[1],
    };
    this.templates.push({ ...loaded, source });
    this.errors.push(...loaded.errors);
  }

  private readNested(folder: string, shownAs: string, id: string, artifact: unknown): void {
    const name = contained(folder, shownAs, ownString(ownValue(artifact, 'properties'), 'directoryName'), `the assembly ${id}`);
    this.readFolder(resolve(folder, name), `${shownAs}/${name}`);
  }

  private attempt<T>(read: () => T): T | undefined {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      this.errors.push(error);
      return undefined;
    }
  }
}

/** Constructs and acknowledgements: in a file of their own, or in the manifest of an older CDK. */
function readMetadata(folder: string, shownAs: string, artifact: unknown, stackPath: string): AssemblyMetadata {
  const file = ownString(artifact, 'additionalMetadataFile');
  if (file === undefined) return assemblyMetadata(ownValue(artifact, 'metadata'), stackPath);
  const inside = contained(folder, shownAs, file, `the metadata of stack ${stackPath}`);
  return assemblyMetadata(readJson(resolve(folder, inside), `${shownAs}/${inside}`), stackPath);
}

function contained(folder: string, shownAs: string, name: string | undefined, what: string): string {
  if (name === undefined) throw new TemplateError(`${shownAs}/manifest.json`, `does not name ${what}`);
  if (!liesWithin(resolve(folder, name), folder)) throw new TemplateError(`${shownAs}/manifest.json`, `${what} lies outside the assembly`);
  return name;
}

function readJson(file: string, shownAs: string): JsonObject {
  const text = readTextFile(file, shownAs);
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new TemplateError(shownAs, `not valid JSON: ${error instanceof Error ? error.message.split('\n')[0] : String(error)}`);
  }
  if (!isObject(value)) throw new TemplateError(shownAs, 'this is no mapping');
  return value;
}
