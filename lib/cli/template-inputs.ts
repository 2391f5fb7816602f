import { type Dirent, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { Acknowledgement } from '../core/acknowledgement';
import { isCloudAssembly, readCloudAssembly } from '../core/cloud-assembly';
import { liesWithin, realPath } from '../core/containment';
import { LoadedTemplate, loadTemplate } from '../core/nested-templates';
import type { TemplateSource } from '../core/template-graph';
import { looksLikeTemplate, TemplateError } from '../core/template-reader';
import { fileProblem, isHuge, readTextFile } from '../core/text-file';
import { Waiver } from '../core/waiver';

/** What is wrong with a folder without templates. */
export const noTemplate = 'there is no template in this folder';

/** Everything that the paths of a command line lead to. */
export interface TemplateInputs {
  /** Templates that are judged together: those of one assembly, or those given as files. */
  readonly groups: readonly (readonly TemplateSource[])[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly waivers: readonly Waiver[];
  readonly errors: readonly TemplateError[];
}

/** Reads templates, folders of templates and cloud assemblies. What can't be read becomes an error, never an exception. */
export function readInputs(paths: readonly string[], tell: () => void = () => undefined): TemplateInputs {
  const reader = new InputReader(tell);
  for (const path of paths) reader.readPath(path);
  return reader.result();
}

class InputReader {
  private readonly files: LoadedTemplate[] = [];
  private readonly assemblies: (readonly LoadedTemplate[])[] = [];
  private readonly acknowledgements: Acknowledgement[] = [];
  private readonly waivers: Waiver[] = [];
  private readonly errors: TemplateError[] = [];
  private readonly visited = new Set<string>();

  /** @param tell called for each file, for whoever waits */
  public constructor(private readonly tell: () => void) {}

  public readPath(path: string): void {
    this.attempt(() => {
      const shown = path.replace(/[\\/]+$/, '') || path;
      if (!isFolder(path)) return this.readFile(path, shown);
      const before = this.count();
      this.readFolder(path, shown, path);
      if (this.count() === before) throw new TemplateError(shown, noTemplate);
    });
  }

  public result(): TemplateInputs {
    const all = [...this.assemblies.flat(), ...this.files];
    const dropped = judgedElsewhere(all);
    const groups = [...this.assemblies, this.files]
      .map((group) => group.filter((template) => !dropped.has(template)).map(({ source }) => source))
      .filter((group) => group.length > 0);
    return { groups, acknowledgements: this.acknowledgements, waivers: this.waivers, errors: this.errors };
  }

  private count(): number {
    return this.visited.size + this.errors.length;
  }

  private readFile(file: string, shownAs: string): void {
    if (!this.visit(file)) return;
    const loaded = loadTemplate(file, stackNameOf(file), { shownAs });
    if (loaded.source.template.Resources === undefined) throw new TemplateError(shownAs, "this is no template: it has no 'Resources'");
    this.add(loaded);
  }

  private readFolder(folder: string, shownAs: string, root: string): void {
    if (isCloudAssembly(folder)) return this.readAssembly(folder, shownAs);
    for (const entry of entriesOf(folder, shownAs)) {
      if (entry.name.startsWith('.') || entry.name === 'node_modules') continue;
      const path = join(folder, entry.name);
      const shown = shownAs === '.' ? entry.name : `${shownAs}/${entry.name}`;
      if (entry.isDirectory()) this.attempt(() => this.readFolder(path, shown, root));
      // A link may name a template of the folder, but not lead out of it.
      else if (/\.(json|ya?ml|template)$/i.test(entry.name) && liesWithin(path, root)) this.attempt(() => this.readCandidate(path, shown));
    }
  }

  private readAssembly(folder: string, shownAs: string): void {
    if (!this.visit(folder)) return;
    const { templates, acknowledgements, waivers, errors } = readCloudAssembly(folder, shownAs);
    if (templates.length === 0 && errors.length === 0) throw new TemplateError(shownAs, 'there is no stack in this assembly');
    this.assemblies.push(templates.filter(({ file }) => this.visit(file)));
    this.acknowledgements.push(...acknowledgements);
    this.waivers.push(...waivers);
    this.errors.push(...errors);
  }

  /** A file that nobody named: it is passed over unless it is, or claims to be, a template. */
  private readCandidate(file: string, shownAs: string): void {
    this.tell();
    // CloudFormation takes a megabyte: what is so large and not called a template is some other data.
    if (!calledTemplate.test(file) && isHuge(file)) return;
    const text = readTextFile(file, shownAs);
    if (!claimsToBeTemplate(file, text) || this.visited.has(realPath(file))) return;
    const loaded = loadTemplate(file, stackNameOf(file), { shownAs, text });
    if (looksLikeTemplate(loaded.source.template) && this.visit(file)) this.add(loaded);
  }

  private add(loaded: LoadedTemplate): void {
    this.files.push(loaded);
    this.errors.push(...loaded.errors);
    const { acknowledgements, waivers } = loaded.metadata();
    this.acknowledgements.push(...acknowledgements);
    this.waivers.push(...waivers);
  }

  /** Whether the path is new, under whatever name it was reached before. */
  private visit(path: string): boolean {
    const real = realPath(path);
    if (this.visited.has(real)) return false;
    this.visited.add(real);
    return true;
  }

  private attempt(read: () => void): void {
    try {
      read();
    } catch (error) {
      if (!(error instanceof TemplateError)) throw error;
      this.errors.push(error);
    }
  }
}

/** Templates that another one nests. Where two nest each other, one of them stays. */
function judgedElsewhere(templates: readonly LoadedTemplate[]): ReadonlySet<LoadedTemplate> {
  const nesting = new Map<string, Set<LoadedTemplate>>();
  for (const template of templates) {
    for (const file of template.nestedFiles) nesting.set(file, (nesting.get(file) ?? new Set()).add(template));
  }
  const dropped = new Set<LoadedTemplate>();
  for (const template of templates) {
    const parents = [...nesting.get(template.file) ?? []];
    if (parents.some((parent) => parent !== template && !dropped.has(parent))) dropped.add(template);
  }
  return dropped;
}

const calledTemplate = /\.template(\.json|\.ya?ml)?$/i;

function claimsToBeTemplate(file: string, text: string): boolean {
  return calledTemplate.test(file)
    || (/(^|[{,])[ \t]*["']?Resources["']?[ \t]*:/m.test(text) && /AWSTemplateFormatVersion|AWS::[A-Z]|Alexa::|Custom::/.test(text));
}

function stackNameOf(file: string): string {
  return basename(file).replace(/(\.(template|nested))*(\.(json|ya?ml|template))?$/i, '') || basename(file);
}

function entriesOf(folder: string, shownAs: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw new TemplateError(shownAs, fileProblem(error));
  }
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch (error) {
    throw new TemplateError(path, fileProblem(error));
  }
}
