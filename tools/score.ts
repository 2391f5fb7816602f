/**
 * Judges labelled cases (one a line: `{ id, template, ... }`) by every control and writes what was found, one
 * case a line, for a scorer to compare with the labels.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { controls } from '../lib/catalog/index.generated';
import { evaluate } from '../lib/core/evaluate';
import { JsonObject } from '../lib/core/json';
import { TemplateGraph } from '../lib/core/template-graph';

interface LabelledCase {
  readonly id: string;
  readonly template: JsonObject;
}

function judge({ id, template }: LabelledCase): string {
  const graph = new TemplateGraph([{ stackName: id, file: `${id}.json`, template }]);
  const findings = evaluate(graph, controls)
    .filter(({ verdict }) => verdict === 'fail')
    .map(({ control, logicalId }) => ({ control, logicalId }));
  return JSON.stringify({ id, findings });
}

const [labelled, output] = process.argv.slice(2);
if (labelled === undefined || output === undefined) {
  process.stderr.write('Usage: tsx tools/score.ts LABELLED.jsonl FINDINGS.jsonl\n');
  process.exitCode = 2;
} else {
  const cases = readFileSync(labelled, 'utf8').split('\n').filter((line) => line !== '').map((line) => JSON.parse(line) as LabelledCase);
  writeFileSync(output, cases.map((one) => `${judge(one)}\n`).join(''));
  process.stdout.write(`${cases.length} cases judged by ${controls.length} controls.\n`);
}
