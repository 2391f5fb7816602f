import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { judge } from '../../lib/cli/judgement';
import { selectedControls } from '../../lib/cli/selection';
import type { Report } from '../../lib/core/report';
import type { ReportContext } from '../../lib/reporters/formats';

const corpus = join(__dirname, '../../../shared/corpus/apps');
const present = existsSync(corpus) ? corpus : undefined;

// eslint-disable-next-line no-console
if (present === undefined) console.warn(`Skipped: the templates of public apps are not at ${corpus}.`);

/** A test that needs the templates of public apps. */
export const withCorpus = present === undefined ? test.skip : test;

let judged: { readonly report: Report; readonly context: ReportContext } | undefined;

/** What the standard profile finds in the templates of public apps. */
export function corpusReport(): { readonly report: Report; readonly context: ReportContext } {
  if (!judged) {
    const selected = selectedControls({ profile: 'standard', select: [], ignore: [] });
    const { report, context } = judge({ paths: [present!], selected, stack: [] }, {});
    judged = { report, context: { ...context, colour: false, width: 80, detail: 'normal' } };
  }
  return judged;
}
