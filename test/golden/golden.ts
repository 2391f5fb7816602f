import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * Compares an output with the file that it is known by. `UPDATE_GOLDEN=1 npx jest PATH` writes the files anew: read
 * the difference before it is committed.
 */
export function expectGolden(name: string, output: string): void {
  const file = join(__dirname, name);
  if (process.env.UPDATE_GOLDEN === '1') {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, output);
  }
  expect(output).toBe(existsSync(file) ? readFileSync(file, 'utf8') : '');
}
