import { isMap, isSeq, parseDocument } from 'yaml';
import { jsonCursor } from './json-cursor';
import type { SourceLocation } from './source-location';
import type { Resource } from './template-graph';
import { templateType } from './template-graph';
import { shortForms } from './template-reader';

/** A value in a text, with what stands below it. */
export interface Cursor {
  /** Computed once, when first asked for. */
  readonly members: () => ReadonlyMap<string, Member>;
}

export interface Member {
  /** Where its key stands in the text, or the item itself in a list. */
  readonly offset: number;
  readonly value: Cursor;
}

/** Sections of a template by the type that their entries have as resources. */
const sections: Readonly<Record<string, string>> = {
  'AWS::CloudFormation::Parameter': 'Parameters',
  'AWS::CloudFormation::Output': 'Outputs',
};

/** Where the resources of one template stand in its text; nothing is computed until the first is asked for. */
export class TemplatePositions {
  private root?: Cursor;
  private lines?: readonly number[];

  public constructor(private readonly text: string) {}

  /** The line of a property, or of the resource where that property does not stand in the text. */
  public of(resource: Pick<Resource, 'type' | 'logicalId'>, path: string): Pick<SourceLocation, 'line' | 'column'> {
    this.root ??= this.text.trimStart().startsWith('{') ? jsonCursor(this.text) : yamlCursor(this.text);
    if (resource.type === templateType) return this.place(deepest(this.root, path)?.offset ?? 0);
    const section = this.root.members().get(sections[resource.type] ?? 'Resources');
    const member = section?.value.members().get(resource.logicalId);
    if (!member) return this.place(section?.offset ?? 0);
    const found = deepest(member.value, path);
    // That there are properties says nothing of the one that is missing.
    return this.place(found && found.matched !== 'Properties' ? found.offset : member.offset);
  }

  private place(offset: number): Pick<SourceLocation, 'line' | 'column'> {
    this.lines ??= lineStarts(this.text);
    let low = 0;
    let high = this.lines.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (this.lines[middle] <= offset) low = middle;
      else high = middle;
    }
    return { line: low + 1, column: offset - this.lines[low] + 1 };
  }
}

/** Follows a dotted path as far as it goes. A key may hold dots itself. */
function deepest(from: Cursor, path: string): { readonly offset: number; readonly matched: string } | undefined {
  let found: { offset: number; matched: string } | undefined;
  let cursor = from;
  for (let rest = path; rest !== '';) {
    const members = cursor.members();
    let end = rest.indexOf('.');
    while (end >= 0 && !members.has(rest.slice(0, end))) end = rest.indexOf('.', end + 1);
    const key = end < 0 ? rest : rest.slice(0, end);
    const member = members.get(key);
    if (!member) return found;
    found = { offset: member.offset, matched: found ? `${found.matched}.${key}` : key };
    cursor = member.value;
    rest = end < 0 ? '' : rest.slice(end + 1);
  }
  return found;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** The text was read as a template before; what fails now has no positions. */
function yamlCursor(text: string): Cursor {
  try {
    const { contents } = parseDocument(text, { schema: 'core', customTags: shortForms, logLevel: 'silent', uniqueKeys: false });
    return yamlNode(contents);
  } catch {
    return yamlNode(undefined);
  }
}

function yamlNode(node: unknown): Cursor {
  let members: Map<string, Member> | undefined;
  return {
    members: () => {
      if (members) return members;
      members = new Map();
      if (isMap(node)) {
        for (const { key, value } of node.items) {
          const offset = offsetOf(key) ?? offsetOf(value);
          if (offset !== undefined) members.set(String(key), { offset, value: yamlNode(value) });
        }
      } else if (isSeq(node)) {
        node.items.forEach((item, index) => members!.set(String(index), { offset: offsetOf(item) ?? 0, value: yamlNode(item) }));
      }
      return members;
    },
  };
}

function offsetOf(node: unknown): number | undefined {
  return (node as { range?: readonly number[] | null } | null)?.range?.[0];
}
