import { basename, join } from 'node:path';
import { HandlerWrapper } from './handler-wrapper';
import { EventSchema, ValidatorCode, validatorCode } from './schema-validator';

/** What guards a handler. */
export interface InputGuard {
  /** The module of lib/runtime/input-guard that knows the source. */
  readonly module: string;
  /** What that module exports. */
  readonly source: string;
  /** The schema of the content, where one is asked for. */
  readonly schema?: EventSchema;
  readonly maxSize: number;
  readonly maxDepth: number;
}

const folder = join(__dirname, '..', 'runtime', 'input-guard');

/**
 * A module that lets only legitimate events reach the handler which `entry` exports by this name.
 *
 * @throws where the name is none that a module exports, or the schema can't be compiled
 */
export function inputGuardWrapper(entry: string, handler: string, guard: InputGuard, constructPath: string): HandlerWrapper {
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$]*$/u.test(handler)) {
    throw new Error(`SecureFunction '${constructPath}': with an eventSchema the handler has to be an exported name, got '${handler}'. Write for instance handler: 'handler'.`);
  }
  const { code, imports } = guard.schema ? compiled(guard.schema, constructPath) : { code: '', imports: new Map<string, string[]>() };
  const from = (module: string): string => JSON.stringify(join(folder, module));
  const rules = `{ maxSize: ${guard.maxSize}, maxDepth: ${guard.maxDepth}${guard.schema ? ', validate' : ''} }`;
  return {
    contents: [
      `import { ${handler} as userHandler } from ${JSON.stringify(`./${basename(entry)}`)};`,
      `import { guard } from ${from('guard')};`,
      `import { ${guard.source} as source } from ${from(guard.module)};`,
      ...[...imports].map(([module, names]) => `import { ${names.join(', ')} } from ${from(module)};`),
      code,
      `const guarded = guard(userHandler, source, ${rules});`,
      `export { guarded as ${handler} };`,
    ].join('\n'),
  };
}

function compiled(schema: EventSchema, constructPath: string): ValidatorCode {
  try {
    return validatorCode(schema);
  } catch (error) {
    throw new Error(`SecureFunction '${constructPath}': the eventSchema can't be enforced: ${error instanceof Error ? error.message : String(error)}. Write a JSON Schema of draft 7, 2019-09 or 2020-12, with a type beside each keyword that needs one.`);
  }
}
