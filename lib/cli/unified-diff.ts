import { structuredPatch } from 'diff';
import { printable } from '../reporters/printable';

export interface UnifiedDiffOptions {
  /** What is said of the new text, beside the file's name. */
  readonly label: string;
  /** How a line that stands in the old text is shown. Default: as it is. */
  readonly shown?: (line: string) => string;
}

/** What changes in a text, with the lines around it. An empty old text is a file that there is not yet. */
export function unifiedDiff(file: string, before: string, after: string, { label, shown = (line) => line }: UnifiedDiffOptions): string {
  const { hunks } = structuredPatch(file, file, before, after, undefined, undefined, { context: 3 });
  const lines = hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines: all }) => [
    `@@ -${oldLines === 0 ? oldStart - 1 : oldStart},${oldLines} +${newStart},${newLines} @@`,
    ...all.filter((line) => !line.startsWith('\\')).map((line) => (line.startsWith('+') ? line : line[0] + shown(line.slice(1)))),
  ]);
  const head = [`--- ${before === '' ? '/dev/null' : file}`, `+++ ${file}${label === '' ? '' : ` (${label})`}`];
  return [...head, ...lines].map((line) => `${printable(line.replace(/\r$/, ''))}\n`).join('');
}
