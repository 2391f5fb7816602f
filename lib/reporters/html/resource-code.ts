import { isObject, JsonObject } from '../../core/json';
import { findSecret } from '../../facts/secret-detector';

/** A resource's declaration as lines, and which line each path of it starts on. */
export interface ResourceCode {
  readonly lines: readonly string[];
  readonly lineOf: (path: string) => number | undefined;
}

/** Readers of a report are more than those of the template: secrets are left out. */
const hidden = '(secret, not shown)';
const deepest = 40;
const mostLines = 4_000;
const longestLine = 400;

export function resourceCode(logicalId: string, declaration: JsonObject): ResourceCode {
  const { Metadata: _, ...shown } = declaration;
  const writer = new CodeWriter();
  writer.write(shown, '', `${JSON.stringify(logicalId)}: `, '', undefined, 0);
  return { lines: writer.lines, lineOf: (path) => writer.lineOf(path) };
}

/** A piece of the code that has the line in it; the whole of it where that is short. */
export function excerpt({ lines }: ResourceCode, line: number | undefined): { readonly text: string; readonly line?: number } {
  const whole = 60;
  const around = 20;
  if (lines.length <= whole) return { text: lines.join('\n'), line };
  const start = Math.max(0, Math.min((line ?? 0) - around, lines.length - 2 * around));
  const end = Math.min(lines.length, start + 2 * around);
  const text = [...start > 0 ? ['…'] : [], ...lines.slice(start, end), ...end < lines.length ? ['…'] : []].join('\n');
  return { text, line: line === undefined ? undefined : line - start + (start > 0 ? 1 : 0) };
}

class CodeWriter {
  public readonly lines: string[] = [];
  private readonly starts = new Map<string, number>();

  public lineOf(path: string): number | undefined {
    // A path can name what is absent: the nearest that is there is where it belongs.
    for (let at = path; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
      const line = this.starts.get(at);
      if (line !== undefined) return line;
    }
    return this.lines.length > 0 ? 0 : undefined;
  }

  public write(value: unknown, path: string, label: string, tail: string, name: string | undefined, depth: number): void {
    if (this.lines.length > mostLines) return;
    if (path !== '') this.starts.set(path, this.lines.length);
    const entries = isObject(value) || Array.isArray(value) ? Object.entries(value) : [];
    const [open, close] = Array.isArray(value) ? '[]' : '{}';
    if (typeof value !== 'object' || value === null) this.line(depth, `${label}${scalar(value, name)}${tail}`);
    else if (entries.length === 0) this.line(depth, `${label}${open}${close}${tail}`);
    else if (depth > deepest) this.line(depth, `${label}${open} … ${close}${tail}`);
    else {
      this.line(depth, label + open);
      for (const [index, [key, item]] of entries.entries()) {
        const isNamed = !Array.isArray(value);
        const comma = index < entries.length - 1 ? ',' : '';
        // Functions stand between a property and its text.
        const nextName = isNamed && !/^(Fn::|Ref$)/.test(key) ? key : name;
        this.write(item, path === '' ? key : `${path}.${key}`, isNamed ? `${JSON.stringify(key)}: ` : '', comma, nextName, depth + 1);
      }
      this.line(depth, close + tail);
    }
  }

  private line(depth: number, text: string): void {
    this.lines.push(`${'  '.repeat(depth)}${text.length > longestLine ? `${text.slice(0, longestLine)}…` : text}`);
  }
}

function scalar(value: unknown, name: string | undefined): string {
  return typeof value === 'string' && findSecret(name, value) !== undefined ? hidden : JSON.stringify(value) ?? 'null';
}
