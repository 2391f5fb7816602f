import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parseArgs } from 'node:util';
import { exportNameOf, fileNameOf } from './generate/catalog-entries';

const usage = `Usage: npx projen new-control SERVICE ID [--graph]

  SERVICE   the folder in lib/catalog, such as lambda
  ID        what is true when the control holds, in PascalCase, such as FunctionTraced
  --graph   code over the template graph, for what one resource's properties can't tell
`;

export interface NewControl {
  readonly service: string;
  readonly id: string;
  readonly graph: boolean;
}

/**
 * Writes a control that neither compiles nor passes its tests until it is filled in.
 *
 * @returns the new file's path, from the top of the repository
 * @throws Error where the names are not as they should be or the control exists
 */
export function newControl(root: string, { service, id, graph }: NewControl): string {
  if (!/^[a-z][a-z0-9-]*$/.test(service)) throw new Error(`'${service}' is no service: write it in lower case, such as 'lambda' or 'step-functions'.`);
  if (!/^([A-Z][a-z0-9]+){2,}$/.test(id)) {
    throw new Error(`'${id}' is no id: say in PascalCase what is true when the control holds, such as 'FunctionTraced'.`);
  }
  const file = fileNameOf(id);
  const elsewhere = services(root).find((folder) => existsSync(join(root, 'lib/catalog', folder, `${file}.ts`)));
  if (elsewhere !== undefined) throw new Error(`lib/catalog/${elsewhere}/${file}.ts exists already: choose another id.`);
  const path = `lib/catalog/${service}/${file}.ts`;
  mkdirSync(dirname(join(root, path)), { recursive: true });
  writeFileSync(join(root, path), scaffold(id, graph), { flag: 'wx' });
  return path;
}

function services(root: string): string[] {
  const catalog = join(root, 'lib/catalog');
  if (!existsSync(catalog)) return [];
  return readdirSync(catalog, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

function scaffold(id: string, graph: boolean): string {
  const kind = graph ? 'graphControl' : 'propertyControl';
  const question = graph
    ? "  resources: [''],\n  * check(resource, graph) {\n  },\n"
    : "  resource: '',\n  requires: is(''),\n";
  return `${graph ? '' : "import { is } from '../../core/assertion';\n"}import { ${kind} } from '../../core/control';

export const ${exportNameOf(id)} = ${kind}({
  id: '${id}',
  title: '',
  severity: '',
  why: '',
  fix: '',
${question}  satisfies: [],
  mitigates: [],
  source: '',
  examples: {
    fails: [],
    passes: [],
    unknown: [],
  },
});
`;
}

function main(args: string[]): void {
  const { positionals, values } = parseArgs({ args, allowPositionals: true, options: { graph: { type: 'boolean', default: false } } });
  const [service, id] = positionals;
  if (positionals.length !== 2) throw new Error(usage);
  const path = newControl(join(__dirname, '..'), { service, id, graph: values.graph });
  process.stdout.write(`${path}\nFill it in, then run 'npm run generate' and 'npx jest test/catalog'.\n`);
}

if (require.main === module) {
  try {
    main(process.argv.slice(2));
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 2;
  }
}
