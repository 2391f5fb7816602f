import { Limits } from './limits';
import { asRefusal, Refusal, report } from './refusal';
import { Trust, TrustedSource } from './trust';

/** A validator as ajv writes it. */
export interface Validate {
  (value: unknown): boolean;
  errors?: null | readonly { readonly schemaPath: string }[];
}

/** What is asked of an event. */
export interface Rules extends Limits {
  /** The content of event, body, message or record. */
  readonly validate?: Validate;
}

/** What a source's checks are told. */
export interface Admission extends Rules {
  readonly trust: Trust;
}

/** What is left of a batch. */
export interface Remainder {
  /** The event with the legitimate records; undefined where none is. */
  readonly event: unknown;
  /** Those that the source has to try again or give up. */
  readonly failures: readonly string[];
  readonly refusals: readonly Refusal[];
}

/** What sends events. */
export interface Source {
  readonly name: string;
  /**
   * What is left of the event, where only a part of it is legitimate.
   *
   * @throws where nothing of it is, or its parts can't be told
   */
  admit(event: unknown, admission: Admission): Remainder | undefined;
  /** The answer to an event that is refused; by default the invocation fails, and the event goes to the dead-letter queue. */
  refuse?(event: unknown, responseStream: unknown): unknown;
}

export type Handler = (event: unknown, ...rest: unknown[]) => unknown;

interface Context {
  readonly awsRequestId?: unknown;
  readonly invokedFunctionArn?: unknown;
}

interface BatchResponse {
  readonly batchItemFailures?: unknown;
}

type Callback = (error: unknown, result?: unknown) => void;

const streaming = Symbol.for('aws.lambda.runtime.handler.streaming');

/** A handler that only legitimate events reach. Their content is as it was: checks parse it for themselves. */
export function guard(handler: Handler, source: Source, rules: Rules): Handler {
  if (typeof handler !== 'function') throw new TypeError('The handler is no function.');
  const contextAt = streaming in handler ? 1 : 0;
  const sources = JSON.parse(process.env.BULWARK_TRUSTED_SOURCES ?? '[]') as TrustedSource[];
  // The same from one invocation to the next.
  let admission: Admission | undefined;
  let admittedFor: unknown;
  const guarded: Handler = (event, ...rest) => {
    const { invokedFunctionArn, awsRequestId } = (rest[contextAt] ?? {}) as Context;
    let remainder: Remainder | undefined;
    try {
      if (admission === undefined || invokedFunctionArn !== admittedFor) {
        const account = typeof invokedFunctionArn === 'string' ? invokedFunctionArn.split(':')[4] : undefined;
        admission = { ...rules, trust: { sources, account } };
        admittedFor = invokedFunctionArn;
      }
      remainder = source.admit(event, admission);
    } catch (error) {
      const refusal = asRefusal(error);
      report(source.name, [refusal], awsRequestId);
      return source.refuse ? source.refuse(event, contextAt === 1 ? rest[0] : undefined) : Promise.reject(refusal);
    }
    if (remainder === undefined) return handler(event, ...rest);
    report(source.name, remainder.refusals, awsRequestId);
    return handleRemainder(handler, remainder, rest);
  };
  // The runtime knows a handler that streams by its marks.
  for (const mark of Object.getOwnPropertySymbols(handler)) {
    Object.defineProperty(guarded, mark, Object.getOwnPropertyDescriptor(handler, mark)!);
  }
  return guarded;
}

function handleRemainder(handler: Handler, { event, failures }: Remainder, rest: readonly unknown[]): unknown {
  const merged = (response: unknown): unknown => {
    const theirs = (response as BatchResponse | null | undefined)?.batchItemFailures;
    return {
      ...response as object,
      batchItemFailures: [...failures.map((itemIdentifier) => ({ itemIdentifier })), ...Array.isArray(theirs) ? theirs as unknown[] : []],
    };
  };
  if (event === undefined) return Promise.resolve(merged(undefined));
  const callback = rest.at(-1);
  // Such a handler answers through its callback; runtimes from Node.js 24 on have none.
  if (handler.length < 3 || typeof callback !== 'function') {
    return new Promise((resolve) => resolve(handler(event, ...rest))).then(merged);
  }
  const answer: Callback = (error, result) => (callback as Callback)(error, error ? result : merged(result));
  const returned = handler(event, ...rest.slice(0, -1), answer);
  return returned instanceof Promise ? returned.then(merged) : returned;
}

/** @throws where the content does not match the schema */
export function requireValid(validate: Validate | undefined, content: unknown): void {
  if (validate && !validate(content)) throw new Refusal('schema', validate.errors?.[0]?.schemaPath);
}
