import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** A folder with the given files, which the test removes. Objects are written as JSON. */
export class Folder {
  public readonly path = mkdtempSync(join(tmpdir(), 'bulwark-'));

  public constructor(files: Readonly<Record<string, unknown>> = {}) {
    for (const [name, content] of Object.entries(files)) this.write(name, content);
  }

  public write(name: string, content: unknown): string {
    const file = join(this.path, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content));
    return file;
  }

  public remove(): void {
    rmSync(this.path, { recursive: true });
  }
}

/** A template with these resources. */
export function templateOf(resources: Readonly<Record<string, unknown>>): object {
  return { Resources: resources };
}

export function stackArtifact(templateFile: string, more: object = {}): object {
  return { type: 'aws:cloudformation:stack', properties: { templateFile }, ...more };
}
