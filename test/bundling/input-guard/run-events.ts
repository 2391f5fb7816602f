/** Runs the events of a file through a bundled handler, in a process of its own, as Lambda would. */
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import type { EventCase } from './event-case';
import { expanded } from './expanded-event';

export interface Outcome {
  readonly name: string;
  /** How often the handler was called. */
  readonly served: number;
  readonly outcome: 'failed' | 'handled' | 'refused';
  readonly answer: unknown;
  /** The reasons that were counted. */
  readonly reasons: readonly unknown[];
  readonly milliseconds: number;
}

const [, , asset, casesFile] = process.argv;
const context = { awsRequestId: 'id', invokedFunctionArn: 'arn:aws:lambda:eu-west-1:111122223333:function:fn' };

async function main(): Promise<void> {
  const cases = JSON.parse(readFileSync(casesFile, 'utf8')) as EventCase[];
  const lines: string[] = [];
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = ((text: string) => lines.push(text) > 0) as typeof process.stdout.write;
  const { handler } = await import(pathToFileURL(asset).href) as { handler: (event: unknown, context: unknown) => Promise<unknown> };
  const outcomes: Outcome[] = [];
  for (const each of cases) {
    const served: unknown[] = [];
    lines.length = 0;
    Object.assign(globalThis, { served });
    const event = expanded(each);
    const start = performance.now();
    const told = await Promise.resolve()
      .then(() => handler(event, context))
      .then((answer) => ({ outcome: 'handled' as const, answer }))
      .catch((error: Error) => ({ outcome: error.name === 'EventRefused' ? 'refused' as const : 'failed' as const, answer: String(error) }));
    const milliseconds = performance.now() - start;
    const reasons = lines.map((line) => (JSON.parse(line) as { Reason: unknown }).Reason);
    outcomes.push({ ...told, name: each.name, served: served.length, milliseconds, reasons });
  }
  write(JSON.stringify(outcomes));
}

void main();
