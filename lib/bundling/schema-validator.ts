import type Ajv from 'ajv';
import type { Options } from 'ajv';

/** A JSON Schema, of draft 7, 2019-09 or 2020-12. */
export type EventSchema = Readonly<Record<string, unknown>>;

/** Formats whose check is a function of lib/runtime: its module, and its name there. */
const functions: ReadonlyMap<string, string> = new Map([['date', 'date'], ['time', 'time'], ['date-time', 'dateTime']]);

/** What ajv's code takes from its own package, by what takes its place in lib/runtime. */
const substitutes: ReadonlyMap<string, readonly [module: string, name: string]> = new Map([
  ['ajv/dist/runtime/ucs2length', ['text-length', 'textLength']],
  ['ajv/dist/runtime/equal', ['deep-equal', 'deepEqual']],
]);

/**
 * An error as ajv writes it. Where in the schema is all that is told: where in the event, and of what value, its sender has
 * a say in, and to put it together takes as many bytes as the checks.
 */
const writtenError = /\{instancePath(?::[^{}]*?)?,schemaPath:("(?:[^"\\]|\\.)*"|[^,]+),keyword:"[^"]*",params:\{[^{}]*\}\}/g;

/** A validator as code, and what it imports from lib/runtime/input-guard. */
export interface ValidatorCode {
  /** Declares `validate`. */
  readonly code: string;
  /** The names that are imported, by module. */
  readonly imports: ReadonlyMap<string, readonly string[]>;
}

const known = new Map<string, ValidatorCode>();

/**
 * Compiles a schema to plain code, which needs no compiler at run time.
 *
 * @throws where it is no schema, or one whose keywords would not be enforced
 */
export function validatorCode(schema: EventSchema): ValidatorCode {
  const text = JSON.stringify(schema);
  let code = known.get(text);
  if (!code) known.set(text, code = compile(schema));
  return code;
}

function compile(schema: EventSchema): ValidatorCode {
  const formats = new Map<string, RegExp>();
  const ajv = newAjv(schema, formats);
  const standalone = (require('ajv/dist/standalone') as { default: (ajv: Ajv, validate: unknown) => string }).default;
  const imports = new Map<string, string[]>();
  const imported = (module: string, name: string): string => {
    imports.set(module, [...new Set([...imports.get(module) ?? [], name])].sort());
    return name;
  };
  const code = shortcutLengths(standalone(ajv, ajv.compile(schema))
    .replace(/^"use strict";export const validate = (\w+);export default \1;/, 'const validate = $1;')
    .replaceAll(writtenError, '{schemaPath:$1}')
    .replaceAll(/require\("([^"]+)"\)\.default/g, (_, module: string) => {
      const substitute = substitutes.get(module);
      if (substitute === undefined) throw new Error(`its code would need '${module}'`);
      return imported(...substitute);
    }));
  const used = [...new Set([...code.matchAll(/\bformats(?:\.(\w+)|\["([\w-]+)"\])/g)].map(([, plain, quoted]) => plain ?? quoted))].sort();
  const members = used.map((name) => {
    const check = functions.get(name);
    return `${JSON.stringify(name)}: ${check === undefined ? String(formats.get(name)) : imported('date-formats', check)}`;
  });
  return { code: `${members.length > 0 ? `const formats = { ${members.join(', ')} };\n` : ''}${code}`, imports };
}

/** Characters are counted only where there may be too many or too few: a text has at most as many as its length, at least half. */
function shortcutLengths(code: string): string {
  const [, count] = /const (\w+) = textLength;/.exec(code) ?? [];
  if (count === undefined) return code;
  return code.replaceAll(new RegExp(`\\b${count}\\((\\w+)\\) ([<>]) (\\d+)`, 'g'), (counted, text: string, sign: string, limit: string) => (
    `(${text}.length ${sign} ${sign === '>' ? limit : 2 * Number(limit)} && ${counted})`
  ));
}

/** Whether the schema speaks of a name that every object has from its prototype. */
function namesInherited(schema: EventSchema): boolean {
  const text = JSON.stringify(schema);
  return Object.getOwnPropertyNames(Object.prototype).some((name) => text.includes(JSON.stringify(name)));
}

function newAjv(schema: EventSchema, formats: Map<string, RegExp>): Ajv {
  const { $schema } = schema;
  const { _ } = require('ajv') as typeof import('ajv');
  const options: Options = {
    // A keyword that is misspelt, or that has no effect where it stands, would let events through.
    strict: true,
    strictTypes: true,
    strictTuples: true,
    allowUnionTypes: true,
    // What an object inherits, nobody has sent.
    ownProperties: namesInherited(schema),
    messages: false,
    code: { source: true, esm: true, lines: false, formats: _`formats` },
  };
  const draft = typeof $schema === 'string' ? /20(?:19|20)/.exec($schema)?.[0] : undefined;
  const { default: Compiler } = require(draft === undefined ? 'ajv' : `ajv/dist/${draft}`) as { default: typeof Ajv };
  requireSchema(schema, Compiler, options);
  // A compiler of its own for each schema: the names in its code are counted, and must not tell what was compiled before.
  const ajv = new Compiler({ ...options, validateSchema: false });
  const { fullFormats, fastFormats } = require('ajv-formats/dist/formats') as Record<string, Record<string, unknown>>;
  for (const [name, format] of Object.entries({ ...fullFormats, uri: fastFormats.uri })) {
    if (format instanceof RegExp) formats.set(name, format);
  }
  for (const name of functions.keys()) ajv.addFormat(name, () => true);
  for (const [name, format] of formats) ajv.addFormat(name, format);
  return ajv;
}

const checkers = new Map<typeof Ajv, Ajv>();

/** The schema of schemas takes longer to compile than any of an event, so it is compiled once. */
function requireSchema(schema: EventSchema, Compiler: typeof Ajv, options: Options): void {
  let checker = checkers.get(Compiler);
  if (!checker) checkers.set(Compiler, checker = new Compiler(options));
  checker.validateSchema(schema, true);
}
