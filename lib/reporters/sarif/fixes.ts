import type { Control } from '../../core/control';
import type { Finding } from '../../core/finding';
import type { Edit } from '../../core/repair';
import { repairSteps } from '../../core/repair-plan';
import { repairableResource } from '../../core/repairable-resource';
import { editTemplate, ResourceEdits, TemplateEditError } from '../../core/template-editing';
import type { Resource, TemplateGraph } from '../../core/template-graph';
import { TemplateError } from '../../core/template-reader';
import { artifactLocation } from './locations';
import type { SarifFix, SarifReplacement } from './log';

/** What a fix is made of. */
export interface FixInput {
  readonly controls: ReadonlyMap<string, Control>;
  readonly graphs: readonly TemplateGraph[];
  /** The text of a template's file, as a finding names it; undefined where it can't be had. */
  readonly templateText?: (file: string) => string | undefined;
}

/** A template is parsed anew for each fix; what somebody writes by hand is shorter. */
const largestText = 128 * 1024;

/**
 * Repairs that are constants, as changes of the template's text. Only where that text is the source: what the CDK
 * writes, the next synthesis writes anew.
 */
export class Fixes {
  private readonly resources = new Map<string, Resource>();
  private readonly texts = new Map<string, string | undefined>();

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
    const edits = this.repairOf(control, resource);
    if (edits.length === 0) return [];
    const change = this.changeOf(template, { logicalId, edits });
    if (!change) return [];
    return [{
      description: { text: `Set ${edits.map(({ path, value }) => `${path} to ${JSON.stringify(value)}`).join(', ')}.` },
      artifactChanges: [{ artifactLocation: artifactLocation(template), replacements: [change] }],
    }];
  }

  /** The same as the command `fix` makes: nothing that replaces the resource, or breaks another control. */
  private repairOf(control: Control, { logicalId, declaration, stack }: Resource): readonly Edit[] {
    const rules = { asked: [control], catalog: [...this.input.controls.values()], replacements: false, keepExplicit: false };
    const { Resources: _, ...otherSections } = stack.template;
    return [...repairSteps(repairableResource(logicalId, declaration, otherSections), rules, () => false)]
      .flatMap(({ plan }) => ('edits' in plan ? plan.edits : []));
  }

  private changeOf(template: string, edits: ResourceEdits): SarifReplacement | undefined {
    if (!this.texts.has(template)) this.texts.set(template, this.input.templateText?.(template));
    const text = this.texts.get(template);
    if (text === undefined || text.length > largestText) return undefined;
    try {
      return replacementBetween(text, editTemplate(text, [edits]));
    } catch (error) {
      // The text has changed since it was judged, or is written in a way that is better edited by hand.
      if (error instanceof TemplateEditError || error instanceof TemplateError) return undefined;
      throw error;
    }
  }
}

/** What is between the beginning and the end that both texts have. */
function replacementBetween(before: string, after: string): SarifReplacement {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  let tail = 0;
  while (tail < shorter - start && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail += 1;
  const end = before.length - tail;
  const [startLine, startColumn] = positionIn(before, start);
  const [endLine, endColumn] = positionIn(before, end);
  const text = after.slice(start, after.length - tail);
  return { deletedRegion: { startLine, startColumn, endLine, endColumn }, insertedContent: { text } };
}

function positionIn(text: string, offset: number): readonly [line: number, column: number] {
  const lines = text.slice(0, offset).split('\n');
  return [lines.length, lines.at(-1)!.length + 1];
}

function keyOf(file: string, stack: string, logicalId: string): string {
  return `${file}\0${stack}\0${logicalId}`;
}
