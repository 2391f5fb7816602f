import type { Control } from '../../core/control';
import type { Finding } from '../../core/finding';
import { repairOf } from '../../core/repair';
import { EditableTemplate, TextEdit } from '../../core/template-edits';
import type { Resource, TemplateGraph } from '../../core/template-graph';
import { artifactLocation } from './locations';
import type { SarifFix, SarifRegion } from './log';

/** What a fix is made of. */
export interface FixInput {
  readonly controls: ReadonlyMap<string, Control>;
  readonly graphs: readonly TemplateGraph[];
  /** The text of a template's file, as a finding names it; undefined where it can't be had. */
  readonly templateText?: (file: string) => string | undefined;
}

/** Positions in larger templates take seconds to find. CloudFormation takes no larger ones. */
const largestText = 1024 * 1024;

/**
 * Repairs that are constants, as changes of the template's text. Only where that text is the source: what the CDK
 * writes, the next synthesis writes anew.
 */
export class Fixes {
  private readonly resources = new Map<string, Resource>();
  private readonly files = new Map<string, EditableFile | undefined>();

  public constructor(private readonly input: FixInput) {
    for (const stack of input.graphs.flatMap((graph) => graph.stacks)) {
      const { file, stackName } = stack.source;
      for (const resource of stack.resources.values()) this.resources.set(keyOf(file, stackName, resource.logicalId), resource);
    }
  }

  public of(finding: Finding): readonly SarifFix[] {
    const { template, stack, logicalId, constructPath, source } = finding;
    if (constructPath !== undefined || (source !== undefined && source.file !== template)) return [];
    const control = this.input.controls.get(finding.control);
    const resource = this.resources.get(keyOf(template, stack, logicalId));
    // What SAM makes of a resource is written differently there.
    if (control?.kind !== 'property' || !resource || resource.declaredType !== resource.type) return [];
    const repair = repairOf(control, resource);
    if (!('edits' in repair) || repair.edits.length === 0) return [];
    const file = this.fileOf(template);
    const edits = file?.template.textEdits(logicalId, repair.edits);
    if (!file || !edits) return [];
    return [{
      description: { text: `Set ${repair.edits.map(({ path, value }) => `${path} to ${JSON.stringify(value)}`).join(', ')}.` },
      artifactChanges: [{
        artifactLocation: artifactLocation(template),
        replacements: edits.map((edit) => ({ deletedRegion: file.regionOf(edit), insertedContent: { text: edit.text } })),
      }],
    }];
  }

  private fileOf(name: string): EditableFile | undefined {
    if (!this.files.has(name)) this.files.set(name, this.open(name));
    return this.files.get(name);
  }

  private open(name: string): EditableFile | undefined {
    const text = this.input.templateText?.(name);
    if (text === undefined || text.length > largestText) return undefined;
    try {
      return new EditableFile(text);
    } catch {
      return undefined;
    }
  }
}

class EditableFile {
  public readonly template: EditableTemplate;
  private readonly lineStarts: readonly number[];

  /** @throws where the text is no template */
  public constructor(text: string) {
    this.template = new EditableTemplate(text);
    this.lineStarts = [0, ...[...text.matchAll(/\r\n|\r|\n/g)].map((match) => match.index + match[0].length)];
  }

  public regionOf({ start, end }: TextEdit): SarifRegion {
    const [startLine, startColumn] = this.position(start);
    const [endLine, endColumn] = this.position(end);
    return { startLine, startColumn, endLine, endColumn };
  }

  private position(offset: number): readonly [line: number, column: number] {
    let low = 0;
    let high = this.lineStarts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.lineStarts[middle] <= offset) low = middle;
      else high = middle;
    }
    return [low + 1, offset - this.lineStarts[low] + 1];
  }
}

function keyOf(file: string, stack: string, logicalId: string): string {
  return `${file}\0${stack}\0${logicalId}`;
}
