import { atLeast } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const streamRecordsKeptAWeek = propertyControl({
  id: 'StreamRecordsKeptAWeek',
  title: 'Kinesis data streams keep records for a week',
  severity: 'low',
  why: 'A consumer that is down, or was made to fail, over a weekend loses for good what came in meanwhile.',
  fix: 'Set RetentionPeriodHours to 168 or more.',
  profile: 'strict',
  resource: 'AWS::Kinesis::Stream',
  requires: atLeast('RetentionPeriodHours', 168),
  // Longer retention costs more.
  repair: 'none',
  satisfies: ['FSBP/Kinesis.3'],
  mitigates: ['queue.denial'],
  source: 'https://docs.aws.amazon.com/streams/latest/dev/kinesis-extended-retention.html',
  examples: {
    fails: [{ ShardCount: 1 }, { RetentionPeriodHours: 24 }],
    passes: [{ RetentionPeriodHours: 168 }],
    unknown: [{ RetentionPeriodHours: { Ref: 'Hours' } }],
  },
});
