import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(__dirname, '..', '..', 'cases', 'events');

type Tree = unknown;

/** How an event differs from a sample: members by dotted path. */
interface Change {
  readonly name: string;
  readonly reason: string;
  readonly sample?: number;
  readonly set?: Readonly<Record<string, Tree>>;
  readonly remove?: readonly string[];
}

interface Content {
  readonly name: string;
  readonly text?: string;
  readonly generate?: Readonly<Record<string, number>>;
  readonly reason?: string;
}

/** A file of test/cases/events: the samples of a source, and what makes them illegitimate. */
export interface SourceCases {
  readonly source: string;
  readonly schema?: 'object';
  readonly trusted: readonly Tree[];
  readonly samples: readonly { readonly name: string; readonly event: Tree }[];
  /** Where an event of AWS may hold anything. */
  readonly anything?: string;
  /** How the content lies in the samples, where it is JSON of the user. */
  readonly content?: 'base64' | 'text' | 'value';
  readonly refused: readonly Change[];
}

/** An event, before what is written in `$` is expanded, and what has to become of it. */
export interface EventCase {
  readonly name: string;
  readonly event: Tree;
  readonly content?: Pick<Content, 'generate' | 'text'>;
  readonly change?: Pick<Change, 'remove' | 'set'>;
  /** Nothing: it is legitimate. */
  readonly reason?: string;
}

const read = <T>(name: string): T => JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8')) as T;
const shared = ['contents', 'envelopes'];

export const sourceNames = readdirSync(folder).map((file) => file.replace('.json', '')).filter((name) => !shared.includes(name));

export const sourceCases = (name: string): SourceCases => read(name);

/** Every event of a source. */
export function eventCases(cases: SourceCases): EventCase[] {
  const { samples, anything, content } = cases;
  const contents = read<{ served: Content[]; refused: Content[]; refusedTexts: Content[] }>('contents');
  const envelopes = read<{ whole: { name: string; value: Tree }[]; within: (Change & { value: Tree })[] }>('envelopes');
  const [{ event }] = samples;
  // The detail of an event is an object: what is none is no event.
  const reasonOf = ({ reason, text }: Content): string | undefined => (
    reason === 'schema' && cases.source.startsWith('eventBridge') && text?.startsWith('{') === false ? 'shape' : reason
  );
  const withContent = (all: readonly Content[]): EventCase[] => all.map((each) => (
    { name: each.name, reason: reasonOf(each), event, content: each }
  ));
  return [
    ...samples,
    ...cases.refused.map(({ name, reason, sample = 0, ...change }) => ({ name, reason, change, event: samples[sample].event })),
    ...envelopes.whole.map(({ name, value }) => ({ name, event: value, reason: '*' })),
    ...anything === undefined ? [] : envelopes.within.map(({ name, reason, value }) => ({
      // In a text, NaN is no JSON.
      name: `${name} in the envelope`, reason: name === 'NaN' && anything.includes('$json') ? 'json' : reason, event, change: { set: { [anything]: value } },
    })),
    ...content === undefined ? [] : withContent(contents.served),
    ...content === undefined ? [] : withContent(contents.refused),
    ...content === 'text' || content === 'base64' ? withContent(contents.refusedTexts) : [],
  ];
}
