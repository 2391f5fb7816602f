import { Exclusion } from './mutation-relevance';

/** Mutations that no control notices, and why none does. */
export const survivors: readonly Exclusion[] = [
];
