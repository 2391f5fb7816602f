import { JsonObject } from '../../lib/core/json';
import { constructCases } from './constructs/all';
import { minimalApp, minimalConstructs } from './minimal-constructs';
import { Exclusion } from './mutation-relevance';
import { notWeaker, refusedOnDeployment, Score, scoreOf, wholly } from './mutation-score';
import { survivors as survivorsOfMany } from './mutation-survivors';
import { seenValues } from './template-mutations';

const survivors = [...survivorsOfMany, ...constructCases.flatMap((cases) => cases.survivors ?? [])];

process.env.CDK_VALIDATION = 'false';
const { app } = require('../../bin/app') as { app: ReturnType<typeof minimalApp>['app'] };

/** Of one construct alone, while it is being written: MUTATIONS_OF=SecureQueue. */
const only = process.env.MUTATIONS_OF;
/** Without a rule for requests there is nothing that a validator could enforce. */
const names = Object.keys(minimalConstructs).filter((name) => name !== 'SecureApi');
const apps = [...names.map((name) => [name, () => minimalApp(name).app] as const), ['the reference app', () => app] as const];
const templates = new Map<string, JsonObject>(apps.filter(([name]) => only === undefined || name.startsWith(only))
  .map(([name, make]) => [name, make().synth().stacks[0].template as JsonObject]));
const seen = seenValues([...templates.values()]);
const scores = new Map<string, Score>([...templates].map(([name, template]) => [name, scoreOf(template, seen)]));

const all = [...scores.values()];
const total = {
  killed: all.flatMap(({ killed }) => killed),
  untold: all.flatMap(({ untold }) => untold),
  survived: all.flatMap(({ survived }) => survived),
};

function percentage({ killed, untold, survived }: Pick<Score, 'killed' | 'untold' | 'survived'>): number {
  return 100 * (killed.length + untold.length) / (killed.length + untold.length + survived.length);
}

test('of all mutations at least 95 in 100 are noticed', () => {
  expect(percentage(total)).toBeGreaterThanOrEqual(95);
});

test.each([...scores])('of those of %s at least 95 in 100 are', (_, score) => {
  expect(percentage(score)).toBeGreaterThanOrEqual(95);
});

test('every mutation that nobody notices is explained', () => {
  const unexplained = [...scores].flatMap(([name, { survived }]) => [...survived]
    .filter((mutation) => !survivors.some(({ mutations }) => wholly(mutations, mutation))).map((mutation) => `${name}: ${mutation}`));
  expect(unexplained).toEqual([]);
});

(only === undefined ? test : test.skip)('every explanation is of something that still is so', () => {
  const survived = [...scores.values()].flatMap((score) => [...score.survived]);
  expect(textsOf(survivors.filter(({ mutations }) => !survived.some((mutation) => wholly(mutations, mutation))))).toEqual([]);
  const used = new Set([...scores.values()].flatMap((score) => [...score.used]));
  expect(textsOf([...notWeaker, ...refusedOnDeployment].filter((exclusion) => !used.has(exclusion)))).toEqual([]);
});

function textsOf(exclusions: readonly Exclusion[]): string[] {
  return exclusions.map(({ mutations, reason }) => `${mutations.source}: ${reason}`);
}

// What the score is, for those who run the test.
afterAll(() => {
  const lines = [...scores].map(([name, score]) => `${name}: ${percentage(score).toFixed(1)} % noticed `
    + `(${score.killed.length} fail, ${score.untold.length} untold, ${score.survived.length} survive; `
    + `left out: ${score.refused} refused on deployment, ${score.notWeaker} no weaker)`);
  process.stdout.write(`${[...lines, `all: ${percentage(total).toFixed(1)} %`].join('\n')}\n`);
});
