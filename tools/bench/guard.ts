/**
 * What a check of events costs, in the bundle and in time: the input guard, Powertools' parser with zod, and middy's
 * validator with ajv, each around the same handler and with the same demands on envelope and body, in one run.
 *
 * Run by tools/bench.ts, which compiles it. Arguments: rounds (400), events in a round (50).
 * So few that they are still in the processor's cache, as the event of an invocation is.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { buildSync } from 'esbuild';
import { inputGuardWrapper } from '../../lib/bundling/input-guard';
import { validatorCode } from '../../lib/bundling/schema-validator';
import { apiEvent, apiSchema, batchEvent, batchSchema, order, zodOrder } from './guarded-events';

const [rounds = '400', perRound = '50'] = process.argv.slice(2);
const folder = join(process.cwd(), 'build', 'bench-guard');
const context = { awsRequestId: 'id', invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:fn' };

process.env.BULWARK_TRUSTED_SOURCES = JSON.stringify([
  { kind: 'apiGateway', arn: 'arn:aws:execute-api:eu-west-1:111122223333:abc123' }, { kind: 'sqs', arn: 'arn:aws:sqs:eu-west-1:111122223333:orders' },
]);

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

interface Subject {
  readonly name: string;
  readonly bytes: number;
  readonly handler: Handler;
  readonly file: string;
}

const runtime = join(__dirname, '..', '..', 'lib', 'runtime', 'input-guard');
const plain = 'export const handler = async (event: any) => ({ statusCode: 200, batchItemFailures: [] });\n';

const powertools = (envelope: string): string => `
  import { parse } from '@aws-lambda-powertools/parser';
  import { JSONStringified } from '@aws-lambda-powertools/parser/helpers';
  import { ${envelope} as envelope } from '@aws-lambda-powertools/parser/envelopes';
  import { z } from 'zod';
  const schema = ${zodOrder};
  export const handler = async (event: any) => {
    parse(event, envelope, JSONStringified(schema));
    return { statusCode: 200, batchItemFailures: [] };
  };
`;

const middy = (validator: string, parseBodies: string): string => `
  import middy from '@middy/core';
  import validator from '@middy/validator';
  ${validator}
  const parseBodies = { before: ({ event }: any) => { ${parseBodies} } };
  export const handler = middy(async (event: any) => ({ statusCode: 200, batchItemFailures: [] })).use(parseBodies).use(validator({ eventSchema }));
`;

function subject(name: string, file: string, contents: string | undefined, plainBytes: number): Subject {
  if (contents !== undefined) writeFileSync(join(folder, `${file}.ts`), contents);
  return bundled(name, file, { entryPoints: [join(folder, `${file}.ts`)] }, plainBytes);
}

function bundled(name: string, file: string, entry: Readonly<Record<string, unknown>>, plainBytes: number): Subject {
  const outfile = join(folder, `${file}.bundle.cjs`);
  buildSync({ absWorkingDir: folder, ...entry, outfile, bundle: true, minify: true, platform: 'node', target: 'node22', mainFields: ['module', 'main'], legalComments: 'none', logLevel: 'error' });
  const { handler } = createRequire(__filename)(outfile) as { handler: Handler };
  return { name, handler, file: outfile, bytes: statSync(outfile).size - plainBytes };
}

function guarded(module: string, source: string): Subject {
  const wrapper = inputGuardWrapper(join(folder, 'plain.ts'), 'handler', { module, source, schema: order, maxSize: 1_048_576, maxDepth: 32 }, 'Bench');
  return bundled('input guard', `guard-${source}`, { stdin: { contents: wrapper.contents, resolveDir: folder, loader: 'ts' } }, plainBytes);
}

/** Microseconds of processor time an event, in the median of the rounds; who goes first changes. */
async function times(subjects: readonly Subject[], event: unknown): Promise<number[]> {
  const text = JSON.stringify(event);
  const measured = subjects.map(() => [] as number[]);
  for (let round = -100; round < Number(rounds); round++) {
    for (let turn = 0; turn < subjects.length; turn++) {
      const index = (turn + round + 100) % subjects.length;
      // Each gets events of its own: middy's handlers change them.
      const events = Array.from({ length: Number(perRound) }, () => JSON.parse(text) as unknown);
      globalThis.gc?.();
      const start = process.cpuUsage();
      for (const each of events) await subjects[index].handler(each, context);
      const { user, system } = process.cpuUsage(start);
      if (round >= 0) measured[index].push((user + system) / events.length);
    }
  }
  return measured.map((all) => all.sort((a, b) => a - b)[all.length >> 1]);
}

/** Milliseconds of processor time from a new process to its first answer: what a cold start adds. */
function firstEvent(file: string, event: unknown): number {
  const script = `const start = process.cpuUsage(); const { handler } = require(${JSON.stringify(file)});
    handler(${JSON.stringify(event)}, ${JSON.stringify(context)}).then(() => {
      const { user, system } = process.cpuUsage(start); console.log((user + system) / 1000);
    });`;
  const all = Array.from({ length: 9 }, () => Number(spawnSync(process.execPath, ['-e', script], { encoding: 'utf8' }).stdout));
  return all.sort((a, b) => a - b)[4];
}

function print(...cells: string[]): void {
  process.stdout.write(`${cells.map((cell, index) => (index === 0 ? cell.padEnd(40) : cell.padStart(20))).join('')}\n`);
}

rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
writeFileSync(join(folder, 'package.json'), '{"name":"bench"}');
writeFileSync(join(folder, 'plain.ts'), plain);
const plainBytes = subject('no check', 'plain', undefined, 0).bytes;

async function main(): Promise<void> {
  for (const [title, event, schema, bodies, envelope, module, source] of [
    ['a request to a REST API', apiEvent, apiSchema, '[event]', 'ApiGatewayEnvelope', 'api-gateway', 'apiGateway'],
    ['a batch of 10 messages', batchEvent, batchSchema, 'event.Records', 'SqsEnvelope', 'sqs', 'sqs'],
  ] as const) {
    const { code, imports } = validatorCode(schema);
    const imported = [...imports].map(([from, names]) => `import { ${names.join(', ')} } from ${JSON.stringify(join(runtime, from))};`);
    const transpiled = `import { transpileSchema } from '@middy/validator/transpile';\n  const eventSchema = transpileSchema(${JSON.stringify(schema)});`;
    const parse = `for (const each of ${bodies}) each.body = JSON.parse(each.body);`;
    const inspection = ['limits', 'content'].map((name) => `import * as ${name} from ${JSON.stringify(join(runtime, name))};`).join('\n');
    const inspect = `
      limits.inspect(event, { maxSize: 1048576, maxDepth: 32 });
      for (const each of ${bodies}) each.body = content.parsed(each.body, { maxSize: 1048576, maxDepth: 32 });`;
    const precompiled = `${imported.join('\n')}\n${code}\nconst eventSchema = validate;`;
    const subjects = [
      subject('no check', `plain-${source}`, plain, plainBytes),
      guarded(module, source),
      subject('Powertools parser, zod', `powertools-${source}`, powertools(envelope), plainBytes),
      subject('middy validator, ajv', `middy-${source}`, middy(transpiled, parse), plainBytes),
      subject('  compiled beforehand', `compiled-${source}`, middy(precompiled, parse), plainBytes),
      subject('  compiled beforehand, our inspection', `inspected-${source}`, middy(`${inspection}\n${precompiled}`, inspect), plainBytes),
    ];
    const measured = await times(subjects, event);
    const [without, ours] = measured;
    const first = subjects.map(({ file }) => firstEvent(file, event));
    print(`\n${title}`, 'bytes added', 'times ours', 'µs an event', 'times ours', 'ms, start and first');
    subjects.slice(1).forEach(({ name, bytes }, index) => {
      const time = measured[index + 1] - without;
      print(
        name, String(bytes), (bytes / subjects[1].bytes).toFixed(1), time.toFixed(2), (time / (ours - without)).toFixed(1),
        (first[index + 1] - first[0]).toFixed(1),
      );
    });
  }
}

void main();
