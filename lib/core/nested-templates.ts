import { dirname, resolve } from 'node:path';
import { AssemblyMetadata, assemblyMetadata, assetFiles, constructPathsOf, nestedStackPath } from './assembly-metadata';
import { liesWithin, realPath } from './containment';
import { locationIn } from './creation-trace';
import { ownObject, ownString, ownValue } from './json';
import { constructPathIn, TemplateSource } from './template-graph';
import { readTemplate, TemplateError } from './template-reader';
import { readTextFile } from './text-file';

/** CloudFormation itself stops far earlier; these bound templates that nest themselves. */
const deepestNesting = 20;
const mostNested = 2_000;

export interface LoadedTemplate {
  readonly source: TemplateSource;
  /** The file's real path. */
  readonly file: string;
  /** Nested templates that could not be read. */
  readonly errors: readonly TemplateError[];
  /** The real paths of the nested templates that were read: not to be judged a second time as files. */
  readonly nestedFiles: ReadonlySet<string>;
  /** What the CDK wrote down about the constructs of the stack, read when first asked for. */
  readonly metadata: () => AssemblyMetadata;
}

export interface LoadTemplateOptions {
  readonly constructPath?: string;
  /** The file as it is to be shown. Default: as it is given. */
  readonly shownAs?: string;
  /** What the file holds, where that is read already. */
  readonly text?: string;
  /** Nested templates are read from here or below. Default: the folder of the file. */
  readonly root?: string;
  /** What the CDK wrote down about constructs. Default: the `.metadata.json` beside the template, if there is one. */
  readonly metadata?: AssemblyMetadata;
}

/**
 * Reads a stack's template and, by following their assets, the templates of its nested stacks.
 *
 * @throws TemplateError where the template itself can't be read
 */
export function loadTemplate(file: string, stackName: string, options: LoadTemplateOptions = {}): LoadedTemplate {
  const stackPath = options.constructPath ?? stackName;
  const shownAs = options.shownAs ?? file;
  // Large, and not needed where the templates themselves name constructs and assets.
  const metadata = once(() => options.metadata ?? assemblyMetadata(readBeside(file, '.metadata.json'), stackPath));
  const loader = new Loader(options.root ?? dirname(file), metadata, once(() => assetFiles(readBeside(file, '.assets.json'))));
  const place = { file, shownAs, stackName, stackPath, ancestors: [realPath(file)] };
  const source = loader.load(place, options.text ?? readTextFile(file, shownAs));
  return {
    source: { ...source, constructPath: options.constructPath },
    file: realPath(file), errors: loader.errors, nestedFiles: loader.nestedFiles, metadata,
  };
}

/** One template on its way from the file to the graph. */
interface Place {
  readonly file: string;
  readonly shownAs: string;
  readonly stackName: string;
  /** The construct of the stack, where it is known. */
  readonly stackPath: string | undefined;
  /** Real paths of the templates that it is nested in, and its own. */
  readonly ancestors: readonly string[];
}

class Loader {
  public readonly errors: TemplateError[] = [];
  public readonly nestedFiles = new Set<string>();
  private count = 0;

  public constructor(
    private readonly root: string,
    private readonly metadata: () => AssemblyMetadata,
    /** Files of the stack's asset manifest, by the last part of their URL. */
    private readonly assets: () => ReadonlyMap<string, string>,
  ) {}

  public load(place: Place, text: string): TemplateSource {
    const { file, shownAs, stackName, stackPath, ancestors } = place;
    const template = readTemplate(text, shownAs);
    const constructPathOf = (logicalId: string): string | undefined => constructPathsOf(this.metadata(), stackPath).get(logicalId);
    const nested = new Map<string, TemplateSource>();
    for (const [logicalId, declaration] of Object.entries(ownObject(template, 'Resources'))) {
      const asset = this.nestedTemplate(declaration);
      if (asset === undefined) continue;
      try {
        nested.set(logicalId, this.loadNested({
          file: resolve(dirname(file), asset),
          shownAs: `${dirname(shownAs) === '.' ? '' : `${dirname(shownAs)}/`}${asset}`,
          stackName: `${stackName}#${logicalId}`,
          stackPath: nestedStackPath(constructPathIn(declaration) ?? constructPathOf(logicalId)),
          ancestors,
        }));
      } catch (error) {
        if (!(error instanceof TemplateError)) throw error;
        this.errors.push(error);
      }
    }
    return {
      stackName, file: shownAs, template, nested, constructPathOf, text,
      sourceOf: (constructPath) => locationIn(this.metadata().creationTraces.get(constructPath)),
    };
  }

  private loadNested(place: Place): TemplateSource {
    const { file, shownAs, stackName, ancestors } = place;
    if (!liesWithin(file, this.root)) throw new TemplateError(shownAs, `the nested template of ${stackName} lies outside the folder of its parent`);
    const real = realPath(file);
    if (ancestors.includes(real) || ancestors.length > deepestNesting) {
      throw new TemplateError(shownAs, `${stackName} nests a template in itself, or more than ${deepestNesting} deep`);
    }
    if (++this.count > mostNested) throw new TemplateError(shownAs, `${stackName} is one of more than ${mostNested} nested stacks`);
    const source = this.load({ ...place, ancestors: [...ancestors, real] }, readTextFile(file, shownAs));
    this.nestedFiles.add(real);
    return source;
  }

  /** Where the CDK (or `aws cloudformation package` before upload) says that a nested stack's template lies. */
  private nestedTemplate(declaration: unknown): string | undefined {
    const type = ownString(declaration, 'Type');
    const properties = ownObject(declaration, 'Properties');
    if (type === 'AWS::Serverless::Application') return localPath(ownString(properties, 'Location'));
    if (type !== 'AWS::CloudFormation::Stack') return undefined;
    return ownString(ownValue(declaration, 'Metadata'), 'aws:asset:path')
      ?? localPath(ownString(properties, 'TemplateURL'))
      ?? this.assets().get(lastPart(ownValue(properties, 'TemplateURL')));
  }
}

function once<T>(compute: () => T): () => T {
  let computed: { readonly value: T } | undefined;
  return () => (computed ??= { value: compute() }).value;
}

function localPath(location: string | undefined): string | undefined {
  return location === undefined || /^[a-z0-9]+:/i.test(location) ? undefined : location;
}

/** What follows the last slash of a URL, which the CDK writes as a string, an `Fn::Sub` or an `Fn::Join`. */
function lastPart(url: unknown): string {
  const joined = ownValue(url, 'Fn::Join');
  const pieces: unknown = Array.isArray(joined) ? joined[1] : ownValue(url, 'Fn::Sub') ?? url;
  const last: unknown = Array.isArray(pieces) ? pieces.at(-1) : pieces;
  return typeof last === 'string' ? last.slice(last.lastIndexOf('/') + 1) : '';
}

/** Outside the CDK's command line its templates name neither constructs nor assets; the files beside them do. */
function readBeside(file: string, ending: string): unknown {
  const beside = file.replace(/\.template\.json$/, ending);
  if (beside === file) return undefined;
  try {
    return JSON.parse(readTextFile(beside));
  } catch {
    return undefined;
  }
}
