import { readFileSync } from 'node:fs';
import { createRequire, SourceMap } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { EventSource, ModuleFormat, SecureFunctionProps } from '../../../lib';
import { apiGateway } from '../../../lib/runtime/input-guard/api-gateway';
import { dynamodb } from '../../../lib/runtime/input-guard/dynamodb';
import { guard, Handler, Source } from '../../../lib/runtime/input-guard/guard';
import { kinesis } from '../../../lib/runtime/input-guard/kinesis';
import { sqs } from '../../../lib/runtime/input-guard/sqs';
import { sourceCases } from './event-case';
import { expanded } from './expanded-event';
import { assetsOf, keepingHandler, project } from './guarded-project';

const context = { awsRequestId: 'id', invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:fn' };
const order = { type: 'object', required: ['item'], properties: { item: { type: 'string' } } };

let lines: string[];

beforeEach(() => {
  lines = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
});

afterEach(() => {
  jest.restoreAllMocks();
});

type Batch = { Records: Record<string, unknown>[] };

/** A batch of a source, made of its first sample: a change for each record. */
function batchOf(source: string, changes: readonly Record<string, unknown>[]): Batch {
  const cases = sourceCases(source);
  const all = changes.map((set) => expanded({ name: '', event: cases.samples[0].event, change: { set } }) as Batch);
  return { Records: all.flatMap(({ Records }) => Records) };
}

const validate = (value: unknown): boolean => (value as { item?: unknown }).item === 'book';
const limits = { maxSize: 1_000_000, maxDepth: 32, validate };
const bad = '{"item":"bomb"}';

const queued = (records: readonly [id: string, body?: string, group?: string][]): Batch => batchOf('sqs', records.map(([id, body, group]) => ({
  'Records.0.messageId': id,
  ...body === undefined ? {} : { 'Records.0.body': body },
  ...group === undefined ? {} : { 'Records.0.attributes.MessageGroupId': group },
})));

/** What a guarded handler got, and what it answered. */
async function invoke(source: Source, event: unknown, answer: unknown = undefined): Promise<{ got: unknown; answer: unknown }> {
  let got: unknown;
  const handler = guard((received) => {
    got = received;
    return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
  }, source, limits);
  return { answer: await handler(event, context), get got() { return got; } };
}

const failures = (...ids: string[]) => ({ batchItemFailures: ids.map((itemIdentifier) => ({ itemIdentifier })) });
const idsOf = (event: unknown, id = (record: Record<string, unknown>) => record.messageId) => (event as Batch).Records.map(id);

describe('a batch of a queue', () => {
  test('is handled as it is where every message is legitimate', async () => {
    const event = queued([['a'], ['b']]);
    const { got, answer } = await invoke(sqs, event, failures('b'));
    expect(got).toBe(event);
    expect(answer).toEqual(failures('b'));
    expect(lines).toEqual([]);
  });

  test('is handled but for the illegitimate messages, which fail beside those that the handler fails', async () => {
    const { got, answer } = await invoke(sqs, queued([['a'], ['b', bad], ['c'], ['d', '{']]), failures('c'));
    expect(idsOf(got)).toEqual(['a', 'c']);
    expect(answer).toEqual(failures('b', 'd', 'c'));
  });

  test('is not handled where no message is legitimate', async () => {
    const { got, answer } = await invoke(sqs, queued([['a', bad], ['b', bad]]));
    expect(got).toBeUndefined();
    expect(answer).toEqual(failures('a', 'b'));
  });

  test('is handled in order: of a message group, nothing after an illegitimate message', async () => {
    const { got, answer } = await invoke(sqs, queued([['a', undefined, '1'], ['b', bad, '1'], ['c', undefined, '2'], ['d', undefined, '1']]));
    expect(idsOf(got)).toEqual(['a', 'c']);
    expect(answer).toEqual(failures('b', 'd'));
  });

  test('fails as a whole where the handler does', async () => {
    await expect(invoke(sqs, queued([['a'], ['b', bad]]), new Error('no table'))).rejects.toThrow('no table');
  });

  test('fails as a whole where a message can not be named', async () => {
    await expect(invoke(sqs, queued([['a'], ['a']]))).rejects.toThrow('Event refused: shape');
  });

  test.each([2, 16, 17, 100])('fails as a whole where two of %i messages have one name', async (count) => {
    const ids = Array.from({ length: count }, (_, index): [string] => [index === count - 1 ? 'id0' : `id${index}`]);
    await expect(invoke(sqs, queued(ids)).then(({ answer }) => answer)).rejects.toThrow('shape');
    const distinct = Array.from({ length: count }, (_, index): [string] => [`id${index}`]);
    expect(idsOf((await invoke(sqs, queued(distinct))).got)).toHaveLength(count);
  });

  test('is merged into the answer of a handler with a callback too', () => {
    const answers: unknown[] = [];
    const callback: Handler = (_event, _context, done) => (done as (error: unknown, answer: unknown) => void)(null, failures('c'));
    guard(callback, sqs, limits)(queued([['a'], ['b', bad]]), context, (error: unknown, answer: unknown) => answers.push([error, answer]));
    expect(answers).toEqual([[null, failures('b', 'c')]]);
  });
});

test.each([
  ['kinesis', kinesis, 'Records.0.kinesis.sequenceNumber', { 'Records.0.kinesis.data': Buffer.from(bad).toString('base64') }],
  ['dynamodb', dynamodb, 'Records.0.dynamodb.SequenceNumber', { 'Records.0.dynamodb.NewImage': { item: { S: 'bomb' } } }],
] as const)('a shard of %s is handled up to the first illegitimate record, from which on it fails', async (name, source, id, set) => {
  const event = batchOf(name, [{ [id]: '1' }, { [id]: '2', ...set }, { [id]: '3' }]);
  const { got, answer } = await invoke(source, event, failures('1'));
  expect((got as Batch).Records).toEqual([event.Records[0]]);
  expect(answer).toEqual(failures('2', '3', '1'));
});

test('refusals are counted by source and reason, without a word of the event', async () => {
  process.env.AWS_LAMBDA_FUNCTION_NAME = 'fn';
  await invoke(sqs, queued([['a', bad], ['b', bad], ['c', '{']]));
  expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([['schema', 2], ['json', 1]].map(([Reason, RefusedEvents]) => ({
    timestamp: expect.any(String) as string,
    level: 'WARN',
    message: 'Event refused',
    requestId: 'id',
    FunctionName: 'fn',
    Source: 'sqs',
    Reason,
    RefusedEvents,
    _aws: {
      Timestamp: expect.any(Number) as number,
      CloudWatchMetrics: [{
        Namespace: 'Bulwark',
        Dimensions: [[], ['FunctionName'], ['FunctionName', 'Source', 'Reason']],
        Metrics: [{ Name: 'RefusedEvents', Unit: 'Count' }],
      }],
    },
  })));
});

test('an API answers 400, without a word of the request or on other origins', async () => {
  const request = expanded({ name: '', event: sourceCases('api-gateway-rest').samples[0].event, content: { text: '{"item":"<script>"}' } });
  const { got, answer } = await invoke(apiGateway, request);
  expect(got).toBeUndefined();
  expect(answer).toEqual({
    statusCode: 400,
    headers: { 'content-type': 'application/json', 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    body: '{"message":"Bad Request"}',
  });
});

test('without a context nobody is trusted', () => {
  const event = queued([['a']]);
  return expect(guard(() => undefined, sqs, limits)(event)).resolves.toEqual(failures('a'));
});

test('a handler that streams keeps its mark, gets the stream, and a refused request is answered into it', async () => {
  const mark = Symbol.for('aws.lambda.runtime.handler.streaming');
  const written: unknown[] = [];
  Object.assign(globalThis, {
    awslambda: {
      HttpResponseStream: {
        from: (stream: unknown, metadata: unknown) => ({ write: (text: string) => written.push(stream, metadata, text), end: () => written.push('end') }),
      },
    },
  });
  const streamed = Object.assign((...given: unknown[]) => given, { [mark]: 'response' }) as unknown as Handler;
  const guarded = guard(streamed, apiGateway, limits);
  expect((guarded as unknown as Record<symbol, unknown>)[mark]).toBe('response');
  const { event } = sourceCases('function-url').samples[0];
  const request = expanded({ name: '', event });
  expect(guarded(request, 'stream', context)).toEqual([request, 'stream', context]);
  await guarded(expanded({ name: '', event, content: { text: bad } }), 'stream', context);
  expect(written).toEqual(['stream', expect.objectContaining({ statusCode: 400 }), '{"message":"Bad Request"}', 'end']);
});

interface Loaded {
  [name: string]: (event: unknown, context: unknown) => Promise<unknown>;
}

const require = createRequire(__filename);

const commonJs = "exports.handler = async (event) => { if (event.item === 'none') throw new Error('no item'); return event.item; };\n";
const typed = `interface Order {
  readonly item: string;
}

export async function place(order: Order): Promise<string> {
  if (order.item === 'none') throw new Error('no item');
  return order.item;
}
`;

test('a handler in CommonJS is guarded', async () => {
  const { entry } = project(commonJs, 'handler.js');
  const { Fn } = assetsOf({ Fn: { entry, eventSchema: order } });
  const loaded = require(join(Fn, 'index.js')) as Loaded;
  expect(await loaded.handler({ item: 'book' }, context)).toBe('book');
  await expect(loaded.handler({ item: 7 }, context)).rejects.toThrow('Event refused: schema');
});

test('a handler with a name of its own is guarded, and stack traces point at its lines', async () => {
  const { entry } = project(typed);
  const { Fn } = assetsOf({ Fn: { entry, handler: 'place', eventSchema: order } });
  const loaded = require(join(Fn, 'index.js')) as Loaded;
  expect(Object.keys(loaded)).toEqual(['place']);
  expect(await loaded.place({ item: 'book' }, context)).toBe('book');
  await expect(loaded.place({ item: 7 }, context)).rejects.toThrow('Event refused: schema');
  const code = readFileSync(join(Fn, 'index.js'), 'utf8').split('\n');
  const line = code.findIndex((text) => text.includes('no item'));
  const map = new SourceMap(JSON.parse(readFileSync(join(Fn, 'index.js.map'), 'utf8')));
  expect(map.findEntry(line, code[line].indexOf('new Error("no item")'))).toMatchObject({ originalSource: 'src/handler.ts', originalLine: 5 });
});

test('a handler in ECMAScript modules is guarded', () => {
  const { entry } = project(`const loaded = await Promise.resolve('book');\n${keepingHandler}export { loaded };\n`);
  const { Fn } = assetsOf({ Fn: { entry, eventSchema: order, bundling: { format: ModuleFormat.ESM } } });
  const script = `import { handler } from ${JSON.stringify(pathToFileURL(join(Fn, 'index.mjs')).href)};
    const refused = await handler({ item: 7 }, {}).catch((error) => error.message);
    console.error(JSON.stringify([await handler({ item: 'book' }, {}), refused]));`;
  const { stderr } = (require('node:child_process') as typeof import('node:child_process'))
    .spawnSync(process.execPath, ['--input-type=module', '-e', script], { encoding: 'utf8' });
  expect(JSON.parse(stderr)).toEqual([{ statusCode: 200 }, 'Event refused: schema']);
});

test('the same sources give the same asset wherever they lie, and another schema another one', () => {
  const [one, other] = [project(), project()].map(({ entry }) => assetsOf({ Fn: { entry, eventSchema: EventSource.sqs(order) } }).Fn);
  const changed = assetsOf({ Fn: { entry: project().entry, eventSchema: EventSource.sqs({ ...order, required: [] }) } }).Fn;
  const hash = (asset: string) => asset.split('asset.').at(-1);
  expect(hash(one)).toBe(hash(other));
  expect(hash(changed)).not.toBe(hash(one));
  for (const name of ['index.js', 'index.js.map']) expect(readFileSync(join(one, name), 'utf8')).not.toContain(process.cwd());
});

describe('what can not be guarded is refused', () => {
  const made = (props: Partial<SecureFunctionProps>) => () => assetsOf({ Fn: { entry: project().entry, ...props } });

  test.each<[string, Partial<SecureFunctionProps>, RegExp]>([
    ['a misspelt keyword', { eventSchema: { type: 'object', propertees: {} } }, /'S\/Fn': the eventSchema can't be enforced: strict mode: unknown keyword: "propertees"/],
    ['a keyword without its type', { eventSchema: { properties: { item: {} } } }, /can't be enforced: strict mode: missing type "object"/],
    ['an unknown format', { eventSchema: { type: 'string', format: 'isbn' } }, /can't be enforced: unknown format "isbn"/],
    ['a name that is no export', { eventSchema: order, handler: 'a.b' }, /the handler has to be an exported name, got 'a\.b'/],
    ['a handler that is not there', { eventSchema: order, handler: 'nothing' }, /No matching export in "src\/handler\.ts" for import "nothing"/],
    ['a depth that is none', { eventSchema: order, inputGuard: { maxDepth: 2 } }, /inputGuard\.maxDepth is a whole number from 4 to 1000, got 2/],
    ['limits without a schema', { inputGuard: { maxDepth: 8 } }, /there is no eventSchema\. Write for instance eventSchema: EventSource\.sqs\(\)/],
  ])('%s', (_, props, message) => expect(made(props)).toThrow(message));

  test('events of other sources do not come in messages', () => {
    expect(() => EventSource.throughSqs(EventSource.kinesis())).toThrow(/events of 'kinesis' do not come in messages\. Write eventBridge, s3 or sns/);
  });
});
