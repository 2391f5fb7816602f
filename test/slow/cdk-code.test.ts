import { join } from 'node:path';
import * as ts from 'typescript';
import { controls } from '../../lib/catalog/index.generated';
import { CdkCode, compilable } from '../../tools/generate/cdk-code';
import { codeOf, codeSettingConstants, shown } from '../../tools/generate/control-examples';

const root = join(__dirname, '../..');

/** A file of its own for each piece of code on the pages of the controls, in memory. */
const files = new Map(controls.flatMap((control) => {
  const examples = (['fails', 'passes'] as const).flatMap((kind) =>
    shown(control.examples[kind]).map((example, index) => [`${kind}.${index}`, codeOf(control, example)] as const));
  return [...examples, ['fix', codeSettingConstants(control)] as const].flatMap(([name, code]) =>
    (code ? [[join(root, `${control.id}.${name}.ts`), compilable(code, 'aws-cdk-lib-newest')] as const] : []));
}));

const wrong: CdkCode = {
  modules: new Map([['sqs', 'aws-sqs']]), placeholders: new Map(), core: new Set(), body: "new sqs.CfnQueue(this, 'Queue', { queueNam: 1 });",
};

/** A program of them all takes about a minute: the CDK's types are large. */
function problemsIn(sources: ReadonlyMap<string, string>): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, moduleResolution: ts.ModuleResolutionKind.Node10,
    strict: true, noEmit: true, skipLibCheck: true, types: [], ignoreDeprecations: '6.0',
  };
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => sources.has(file) || fileExists(file);
  host.readFile = (file) => sources.get(file) ?? readFile(file);
  host.getSourceFile = (file, languageVersion) => {
    const text = sources.get(file);
    return text === undefined ? getSourceFile(file, languageVersion) : ts.createSourceFile(file, text, languageVersion);
  };
  const program = ts.createProgram([...sources.keys()], options, host);
  return [...program.getOptionsDiagnostics(), ...[...sources.keys()].flatMap((file) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
  })].map(({ file, messageText }) => `${file?.fileName.slice(root.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')}`);
}

test('the CDK code on the pages of the controls compiles, and the compiler sees what does not', () => {
  const sources = new Map([...files, [join(root, 'wrong.ts'), compilable(wrong, 'aws-cdk-lib-newest')]]);
  expect(problemsIn(sources)).toEqual([expect.stringMatching(/^wrong\.ts: .*queueNam/)]);
  expect(files.size).toBeGreaterThan(controls.length * 2);
});
