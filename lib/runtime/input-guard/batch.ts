import { Admission, Remainder, Source } from './guard';
import { inspect } from './limits';
import { asRefusal, Refusal } from './refusal';
import { Json, requireShape } from './shape';

/** What delivers records, and takes the identifiers of those that failed. */
export interface BatchSource {
  readonly name: string;
  /** What identifies a record, or nothing where it can't be told. */
  identifier(record: Json): unknown;
  /** @throws where the record is refused */
  check(record: Json, admission: Admission): void;
  /** Records of one sequence are handled in order: none comes after one that was refused. Undefined where order is of no matter. */
  sequence(record: Json): string | undefined;
}

const isBatch = ({ Records }: Json): boolean => Array.isArray(Records);

export function batch({ name, identifier, check, sequence }: BatchSource): Source {
  return {
    name,
    admit(event: unknown, admission: Admission): Remainder | undefined {
      requireShape<{ Records: Json[] }>(event, isBatch);
      const { Records: records, ...others } = event;
      inspect(others, admission);
      const identifiers = identified(records, identifier);
      const failures: string[] = [];
      const refusals: Refusal[] = [];
      let stopped: Set<string | undefined> | undefined;
      const admitted = records.filter((record, index) => {
        try {
          check(record, admission);
          const of = stopped && sequence(record);
          if (of === undefined || !stopped!.has(of)) return true;
        } catch (error) {
          refusals.push(asRefusal(error));
          (stopped ??= new Set()).add(sequence(record));
        }
        failures.push(identifiers[index]);
        return false;
      });
      if (failures.length === 0) return undefined;
      return { event: admitted.length > 0 ? { ...event, Records: admitted } : undefined, failures, refusals };
    },
  };
}

/** Of few identifiers, most are told apart by their last characters. */
function hasTwice(identifiers: readonly string[]): boolean {
  if (identifiers.length > 16) return new Set(identifiers).size !== identifiers.length;
  return identifiers.some((one, index) => {
    const last = one.charCodeAt(one.length - 1);
    for (let other = 0; other < index; other++) {
      const earlier = identifiers[other];
      if (earlier.charCodeAt(earlier.length - 1) === last && earlier === one) return true;
    }
    return false;
  });
}

/** A record that can't be named can't be refused alone. */
function identified(records: readonly Json[], identifier: BatchSource['identifier']): string[] {
  const identifiers: string[] = [];
  for (const record of records) {
    const id = typeof record === 'object' && record !== null ? identifier(record) : undefined;
    if (typeof id !== 'string' || id === '') throw new Refusal('shape');
    identifiers.push(id);
  }
  if (identifiers.length === 0 || hasTwice(identifiers)) throw new Refusal('shape');
  return identifiers;
}
