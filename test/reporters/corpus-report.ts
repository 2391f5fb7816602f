import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { check, Judgement } from '../../lib/cli/judgement';
import type { ReportContext } from '../../lib/reporters/formats';

const corpus = join(__dirname, '../../../shared/corpus/apps');
const present = existsSync(corpus) ? corpus : undefined;

// eslint-disable-next-line no-console
if (present === undefined) console.warn(`Skipped: the templates of public apps are not at ${corpus}.`);

/** A test that needs the templates of public apps. */
export const withCorpus = present === undefined ? test.skip : test;

let judgement: Judgement | undefined;

/** What the standard profile finds in the templates of public apps. */
export function corpusReport(): { report: Judgement['report']; context: ReportContext } {
  judgement ??= check({ paths: [present!], profile: 'standard' }, '1.2.3');
  return { report: judgement.report, context: { ...judgement.context, colour: false, width: 80 } };
}
