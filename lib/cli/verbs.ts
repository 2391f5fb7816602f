import type { Verb } from './verb';

/** Every verb, in the order of the help. Loaded when asked for, so that what one of them needs slows down no other. */
export const verbs: Readonly<Record<string, () => Verb>> = {
  check: () => (require('./verbs/check') as typeof import('./verbs/check')).checkVerb,
  baseline: () => (require('./verbs/baseline') as typeof import('./verbs/baseline')).baselineVerb,
  report: () => (require('./verbs/report') as typeof import('./verbs/report')).reportVerb,
  fix: () => (require('./verbs/fix') as typeof import('./verbs/fix')).fixVerb,
  explain: () => (require('./verbs/explain') as typeof import('./verbs/explain')).explainVerb,
  list: () => (require('./verbs/list') as typeof import('./verbs/list')).listVerb,
  export: () => (require('./verbs/export') as typeof import('./verbs/export')).exportVerb,
  init: () => (require('./verbs/init') as typeof import('./verbs/init')).initVerb,
  doctor: () => (require('./verbs/doctor') as typeof import('./verbs/doctor')).doctorVerb,
  completion: () => (require('./verbs/completion') as typeof import('./verbs/completion')).completionVerb(allVerbs),
};

function allVerbs(): readonly Verb[] {
  return Object.values(verbs).map((load) => load());
}
