import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { controls } from '../../lib/catalog/index.generated';
import { templateOf } from '../../lib/core/control';
import { evaluate } from '../../lib/core/evaluate';
import { JsonObject } from '../../lib/core/json';
import { TemplateGraph } from '../../lib/core/template-graph';
import { guardFile, guardRules, hookInput } from '../../lib/exports/guard-rules';
import { guardFailures, hasGuardEngine } from '../exports/guard-engine';

const corpus = join(__dirname, '../../../shared/corpus');
const { rules, leftOut } = guardRules(controls);
const exported = rules.map(({ control }) => control);

/** The verdicts of both engines where they differ, and how often they do not. */
function compare(template: JsonObject, file: string, guard: (template: object) => ReadonlySet<string>) {
  const failures = guard(template);
  const graph = new TemplateGraph([{ stackName: 'Stack', file, template }]);
  const verdicts = new Map(evaluate(graph, exported).map(({ id, logicalId, verdict }) => [`${id.replace(/^Bulwark::|\[.*/g, '')} ${logicalId}`, verdict]));
  const result = { differ: [] as string[], same: 0, unknown: 0 };
  for (const { id, resource } of exported) {
    // What SAM makes of its own types is not in the template that Guard reads; a hook is asked about what became of it.
    for (const { logicalId, type, declaredType } of graph.ofType(resource)) {
      if (type !== declaredType) continue;
      const ours = verdicts.get(`${id} ${logicalId}`) ?? 'pass';
      if (ours === 'unknown') result.unknown++;
      else if ((ours === 'fail') === failures.has(`${id} ${logicalId}`)) result.same++;
      else result.differ.push(`${file} ${id} ${logicalId}: ${ours} here`);
    }
  }
  return result;
}

function compareAll(templates: Iterable<readonly [string, JsonObject]>, guard: (template: object) => ReadonlySet<string>) {
  const results = [...templates].map(([file, template]) => compare(template, file, guard));
  const sum = (part: (result: (typeof results)[number]) => number) => results.reduce((total, result) => total + part(result), 0);
  return { differ: results.flatMap(({ differ }) => differ), same: sum(({ same }) => same), unknown: sum(({ unknown }) => unknown) };
}

const withEngine = hasGuardEngine ? describe : describe.skip;
withEngine('the Guard engine of aws-cdk-lib comes to our verdict', () => {
  const guard = guardFailures(guardFile({ rules, leftOut }, 'All.'));

  test('on every example', () => {
    const differ = exported.flatMap((control) => (['fails', 'passes'] as const).flatMap((kind) => {
      const Resources = Object.fromEntries(control.examples[kind].map((example, index) => [`R${index}`, (templateOf(control, example).Resources as JsonObject).Subject]));
      const failures = guard({ Resources });
      return Object.keys(Resources).filter((logicalId) => failures.has(`${control.id} ${logicalId}`) !== (kind === 'fails'))
        .map((logicalId) => `${control.id} ${kind} ${JSON.stringify(Resources[logicalId])}`);
    }));
    // Guard does not weigh the branches of a condition.
    expect(differ.filter((line) => !line.includes('Fn::If'))).toEqual([]);
  });

  test('on the same examples as a hook is given them', () => {
    const hook = guardFailures(guardFile(guardRules(controls, hookInput), 'For a hook.'));
    const differ = exported.flatMap((control) => (['fails', 'passes'] as const).flatMap((kind) => control.examples[kind].flatMap((example) => {
      const failures = hook({ Resources: { Subject: { ResourceType: control.resource, ResourceProperties: example } } });
      const fails = [...failures].some((failure) => failure.startsWith(`${control.id} `));
      return fails === (kind === 'fails') ? [] : [`${control.id} ${kind} ${JSON.stringify(example)}`];
    })));
    expect(differ.filter((line) => !line.includes('Fn::If'))).toEqual([]);
  });

  const apps = existsSync(corpus) ? readdirSync(join(corpus, 'apps')).filter((name) => name.endsWith('.json')) : [];
  const onCorpus = apps.length > 0 ? test : test.skip;
  onCorpus('on the templates of public apps (skipped without ../shared/corpus)', () => {
    const { differ, same, unknown } = compareAll(apps.map((name) => [name, JSON.parse(readFileSync(join(corpus, 'apps', name), 'utf8'))]), guard);
    process.stdout.write(`public apps: ${same} verdicts are the same, ${differ.length} differ, ${unknown} only deployment knows\n`);
    expect(differ).toEqual([]);
    expect(same).toBeGreaterThan(2000);
  });

  onCorpus('on the labelled templates (skipped without ../shared/corpus)', () => {
    const cases = readFileSync(join(corpus, 'labelled.jsonl'), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line) as { id: string; template: JsonObject });
    const { differ, same, unknown } = compareAll(cases.map(({ id, template }) => [id, template]), guard);
    process.stdout.write(`labelled templates: ${same} verdicts are the same, ${differ.length} differ, ${unknown} only deployment knows\n`);
    expect(differ).toEqual([]);
    expect(same).toBeGreaterThan(1500);
  });
});
