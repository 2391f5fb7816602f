import { controls } from '../../lib/catalog/index.generated';
import { controlsOf } from '../../lib/core/control';
import { evaluate } from '../../lib/core/evaluate';
import { Finding } from '../../lib/core/finding';
import { JsonObject, ownObject } from '../../lib/core/json';
import { TemplateGraph } from '../../lib/core/template-graph';
import { refusedByCloudFormation } from './cloudformation-schema';
import { constructCases } from './constructs/all';
import { Exclusion, notWeaker as notWeakerOfMany, refusedOnDeployment as refusedOfMany } from './mutation-relevance';
import { resourceRemovals } from './resource-mutations';
import { Mutation, mutationsOf, SeenValues } from './template-mutations';

export const notWeaker = [...notWeakerOfMany, ...constructCases.flatMap((cases) => cases.notWeaker ?? [])];
export const refusedOnDeployment = [...refusedOfMany, ...constructCases.flatMap((cases) => cases.refusedOnDeployment ?? [])];

const strict = controlsOf('strict', controls);

/** What became of the mutations of a template, by name. */
export interface Score {
  /** Some control fails. */
  readonly killed: readonly string[];
  /** Some control can't tell any more. */
  readonly untold: readonly string[];
  /** Nothing is said. */
  readonly survived: readonly string[];
  /** Not part of the score: CloudFormation would not deploy it. */
  readonly refused: number;
  /** Not part of the score: nothing is less safe. */
  readonly notWeaker: number;
  /** The exclusions that were needed. */
  readonly used: ReadonlySet<Exclusion>;
}

export function scoreOf(template: JsonObject, seen: SeenValues): Score {
  const before = new Set(findingsIn(template).map(keyOf));
  const results = { killed: [] as string[], untold: [] as string[], survived: [] as string[] };
  const used = new Set<Exclusion>();
  const counts = { refused: 0, notWeaker: 0 };
  const excluded = (exclusions: readonly Exclusion[], { name }: Mutation): boolean => {
    const found = exclusions.find(({ mutations }) => wholly(mutations, name));
    if (found) used.add(found);
    return found !== undefined;
  };
  for (const mutation of [...mutationsOf(template, seen), ...resourceRemovals(template)]) {
    if (excluded(notWeaker, mutation)) counts.notWeaker++;
    else if (excluded(refusedOnDeployment, mutation) || isRefused(mutation)) counts.refused++;
    else results[resultOf(mutation, before)].push(mutation.name);
  }
  return { ...results, ...counts, used };
}

/** Whether the expression is about the whole name. */
export function wholly(expression: RegExp, name: string): boolean {
  return expression.exec(name)?.[0] === name;
}

function isRefused({ template, logicalId }: Mutation): boolean {
  const resource = ownObject(ownObject(template, 'Resources'), logicalId);
  return resource.Type !== undefined && refusedByCloudFormation(resource);
}

function resultOf({ template }: Mutation, before: ReadonlySet<string>): 'killed' | 'untold' | 'survived' {
  const fresh = findingsIn(template).filter((finding) => !before.has(keyOf(finding)));
  if (fresh.some(({ verdict }) => verdict === 'fail')) return 'killed';
  return fresh.length > 0 ? 'untold' : 'survived';
}

function findingsIn(template: JsonObject): Finding[] {
  return evaluate(new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template }]), strict);
}

function keyOf({ id, logicalId, path, verdict }: Finding): string {
  return `${id} ${logicalId} ${path} ${verdict}`;
}
