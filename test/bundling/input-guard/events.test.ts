import { EventSource } from '../../../lib';
import { eventCases, sourceCases, sourceNames } from './event-case';
import { assetsOf, project, run } from './guarded-project';

const order = {
  type: 'object',
  required: ['item', 'count'],
  additionalProperties: false,
  properties: {
    item: { type: 'string', minLength: 1, maxLength: 20 },
    count: { type: 'integer', minimum: 1, maximum: 100 },
    note: { type: 'string', maxLength: 200 },
    at: { type: 'string', format: 'date-time' },
    tags: { type: 'array', items: { type: 'string' }, uniqueItems: true },
    sizes: { type: 'array', items: { type: 'number' } },
    cover: { type: 'string' },
    covers: { type: 'array', items: { type: 'string' } },
    gift: { type: 'boolean' },
    none: { type: 'null' },
    parts: { type: 'array' },
  },
};
const uploaded = {
  type: 'object',
  required: ['key'],
  properties: { key: { type: 'string', pattern: '^incoming/[^/]+\\.jpg$' }, size: { type: 'integer', maximum: 10_000_000 } },
};

const sources: Readonly<Record<string, EventSource>> = {
  apiGateway: EventSource.apiGateway(order),
  custom: EventSource.custom(order),
  dynamodb: EventSource.dynamodb(order),
  eventBridge: EventSource.eventBridge(order),
  eventBridgeThroughSqs: EventSource.throughSqs(EventSource.eventBridge(order)),
  kinesis: EventSource.kinesis(order),
  s3: EventSource.s3(uploaded),
  schedule: EventSource.schedule(),
  sns: EventSource.sns(order),
  snsThroughSqs: EventSource.throughSqs(EventSource.sns(order)),
  sqs: EventSource.sqs(order),
};

const { entry } = project();
let assets: Record<string, string>;
let events = 0;
let hostile = 0;

beforeAll(() => {
  assets = assetsOf(Object.fromEntries(Object.entries(sources).map(([id, eventSchema]) => [id, { entry, eventSchema }])));
});

test.each(sourceNames)('%s: every legitimate event is served, every other refused, none crashes', (name) => {
  const file = sourceCases(name);
  const cases = eventCases(file);
  const outcomes = run(assets[file.source], cases, file.trusted);
  const wrong = outcomes.flatMap((outcome, index) => {
    const { reason } = cases[index];
    const { served, reasons } = outcome;
    const refused = served === 0 && isRefusal(outcome.outcome, outcome.answer, file.source);
    const right = reason === undefined
      ? served === 1 && outcome.outcome === 'handled' && reasons.length === 0
      : refused && reasons.length === 1 && (reason === '*' || reasons[0] === reason);
    return right ? [] : [{ expected: reason ?? 'served', ...outcome }];
  });
  expect(wrong).toEqual([]);
  events += cases.length;
  hostile += cases.filter(({ reason }) => reason !== undefined).length;
});

test('these were at least 300 events, most of them hostile', () => {
  process.stdout.write(`${events} events, ${hostile} of them hostile.\n`);
  expect(events).toBeGreaterThanOrEqual(300);
  expect(hostile).toBeGreaterThanOrEqual(250);
  expect(events - hostile).toBeGreaterThanOrEqual(100);
});

/** Each source is answered as it expects. */
function isRefusal(outcome: string, answer: unknown, source: string): boolean {
  const { statusCode, batchItemFailures } = answer as { statusCode?: number; batchItemFailures?: unknown[] };
  if (source === 'apiGateway') return outcome === 'handled' && statusCode === 400;
  return outcome === 'refused' || (outcome === 'handled' && batchItemFailures?.length === 1);
}
