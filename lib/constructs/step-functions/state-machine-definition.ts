import { readFileSync } from 'node:fs';
import { Duration, Stack } from 'aws-cdk-lib';
import * as sfn from 'aws-cdk-lib/aws-stepfunctions';
import { IConstruct } from 'constructs';
import { findSecret } from '../../facts/secret-detector';

type Json = Record<string, unknown>;

/**
 * A definition that ends at some time. Files are read into the template, where they can be judged; chained states are told
 * by the state machine how long they may take.
 *
 * @throws where it is no JSON
 */
export function withTimeout(body: sfn.DefinitionBody, timeout: Duration, subject: string): sfn.DefinitionBody {
  const text = textOf(body);
  if (text === undefined) return body;
  let definition: unknown;
  try {
    definition = JSON.parse(text);
  } catch {
    throw new Error(`${subject}: its definition is no JSON. Write it in JSON, or chain states: DefinitionBody.fromChainable(...).`);
  }
  return sfn.DefinitionBody.fromString(JSON.stringify({ TimeoutSeconds: timeout.toSeconds(), ...(definition as Json) }));
}

/** By what they have, since there may be several copies of the library. */
function textOf(body: sfn.DefinitionBody): string | undefined {
  const { body: text, path } = body as { body?: string; path?: string };
  return text ?? (path === undefined ? undefined : readFileSync(path, 'utf8'));
}

/** @throws where a definition, or what is put into it, holds a secret */
export function refuseSecrets(scope: IConstruct, subject: string, definition: unknown, substitutions: Record<string, string>): void {
  const text: unknown = Stack.of(scope).resolve(definition);
  const places = [...literalsIn(parsed(text)), ...Object.entries(substitutions)];
  for (const [name, value] of places) {
    const kind = findSecret(name, value);
    if (kind === undefined) continue;
    throw new Error(`${subject}: '${name}' in its definition holds ${kind} (not shown). Everybody who may describe the state machine would read it. Let the task read it from a SecureSecret, or use a connection of EventBridge.`);
  }
}

/** The definition, with what only deployment knows as `${}`; undefined where that leaves no JSON. */
function parsed(text: unknown): unknown {
  const joined = (text as { 'Fn::Join'?: [string, unknown[]] } | undefined)?.['Fn::Join'];
  const whole = joined ? joined[1].map((part) => (typeof part === 'string' ? part : '${}')).join(joined[0]) : text;
  try {
    return typeof whole === 'string' ? JSON.parse(whole) : undefined;
  } catch {
    return undefined;
  }
}

function* literalsIn(value: unknown, name = ''): IterableIterator<[name: string, value: string]> {
  if (typeof value === 'string') {
    // Paths into the data, and expressions over it.
    if (!name.endsWith('.$') && !/^\{%.*%\}$/s.test(value)) yield [name, value];
  } else if (Array.isArray(value)) {
    for (const item of value) yield* literalsIn(item, name);
  } else if (typeof value === 'object' && value !== null) {
    for (const [key, below] of Object.entries(value)) yield* literalsIn(below, key);
  }
}
