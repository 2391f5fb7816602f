import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as ts from 'typescript';
import { newControl } from '../../tools/new-control';

let folder: string;
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'bulwark-new-control-')); });
afterEach(() => rmSync(folder, { recursive: true }));

/** What the type checker says of a scaffold, as if it lay in the catalog. */
function typeErrors(text: string): string[] {
  const file = join(__dirname, '../../lib/catalog/lambda/scaffold-under-test.ts');
  const options: ts.CompilerOptions = { strict: true, noEmit: true, target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.Node16, types: ['node'], skipLibCheck: true };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.getSourceFile = (name, ...rest) => (name === file ? ts.createSourceFile(name, text, options.target!) : getSourceFile(name, ...rest));
  host.fileExists = (name) => name === file || fileExists(name);
  host.readFile = (name) => (name === file ? text : readFile(name));
  const program = ts.createProgram([file], options, host);
  return program.getSemanticDiagnostics(program.getSourceFile(file)).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, '\n'));
}

test.each([[false, 'propertyControl'], [true, 'graphControl']])('writes a control that does not compile until it is filled in (graph: %s)', (graph, kind) => {
  const path = newControl(folder, { service: 'lambda', id: 'FunctionSigned', graph });
  expect(path).toBe('lib/catalog/lambda/function-signed.ts');
  const text = readFileSync(join(folder, path), 'utf8');
  expect(text).toContain(`export const functionSigned = ${kind}({`);
  const errors = typeErrors(text);
  expect(errors).toContainEqual(expect.stringContaining('\'""\' is not assignable to type'));
  expect(errors).toContainEqual(expect.stringContaining("'[]' is not assignable to type 'readonly ["));
});

test('does not write over a control, also not of another service', () => {
  mkdirSync(join(folder, 'lib/catalog/lambda'), { recursive: true });
  writeFileSync(join(folder, 'lib/catalog/lambda/function-signed.ts'), 'kept');
  for (const service of ['lambda', 'iam']) {
    expect(() => newControl(folder, { service, id: 'FunctionSigned', graph: false })).toThrow(/lambda\/function-signed\.ts exists already/);
  }
  expect(readFileSync(join(folder, 'lib/catalog/lambda/function-signed.ts'), 'utf8')).toBe('kept');
});

test.each(['functionSigned', 'Function', 'Bulwark::FunctionSigned', 'Function Signed', '../Evil', ''])('%j is no id', (id) => {
  expect(() => newControl(folder, { service: 'lambda', id, graph: false })).toThrow(/is no id/);
});

test.each(['Lambda', '../lambda', ''])('%j is no service', (service) => {
  expect(() => newControl(folder, { service, id: 'FunctionSigned', graph: false })).toThrow(/is no service/);
});
