/** Blocks with a line between them; what is undefined is left out. */
export function lines(...blocks: readonly (string | undefined)[]): string {
  return `${blocks.filter((block) => block !== undefined).join('\n\n')}\n`;
}

export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
  return [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
}
