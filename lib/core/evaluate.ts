import { judge, possibleVerdicts } from './assertion';
import { Control, Outcome, PropertyControl, resourceTypesOf } from './control';
import { createFinding, Described, Finding } from './finding';
import type { Resource, StackTemplate, TemplateGraph } from './template-graph';
import { unjudged } from './unjudged';
import { FAIL, PASS, Verdict } from './verdict';

/** A control that does not hold, or can't be told to. */
export interface Broken {
  readonly control: Described;
  /** What the outcome is about. */
  readonly resource: Resource;
  readonly outcome: Outcome;
}

/** Asks every control of every resource that it is about. */
export function evaluate(graph: TemplateGraph, controls: readonly Control[]): Finding[] {
  return brokenControls(graph, controls).map(({ control, resource, outcome }) => createFinding(control, resource, outcome));
}

/**
 * What findings are made of.
 *
 * @param tell called for each control, for whoever waits
 */
export function brokenControls(graph: TemplateGraph, controls: readonly Control[], tell?: () => void): Broken[] {
  const broken: Broken[] = [];
  for (const control of controls) {
    tell?.();
    const known = new Map<StackTemplate, Map<string, number>>();
    for (const type of resourceTypesOf(control)) {
      for (const asked of graph.ofType(type)) {
        for (const outcome of ask(control, asked, graph)) {
          const resource = outcome.resource ?? asked;
          let ofStack = known.get(resource.stack);
          if (!ofStack) known.set(resource.stack, ofStack = new Map());
          const key = outcome.detail === undefined ? resource.logicalId : `${resource.logicalId}\0${outcome.detail}`;
          const at = ofStack.get(key);
          if (at === undefined) ofStack.set(key, broken.push({ control, resource, outcome }) - 1);
          else if (broken[at].outcome.verdict !== 'fail') broken[at] = { control, resource, outcome };
        }
      }
    }
  }
  return [...broken, ...unjudged(graph)];
}

const nothing: readonly Outcome[] = [];

/** A control that throws fails closed: what can't be evaluated is a finding, neither a crash nor a pass. */
function ask(control: Control, resource: Resource, graph: TemplateGraph): readonly Outcome[] {
  try {
    if (control.kind === 'property') return askProperties(control, resource);
    let outcomes: Outcome[] | undefined;
    for (const outcome of control.check(resource, graph)) (outcomes ??= []).push(outcome);
    return outcomes ?? nothing;
  } catch (error) {
    return [{ verdict: 'fail', message: `The control could not be evaluated here: ${error instanceof Error ? error.message : String(error)}` }];
  }
}

/** What a property control says of one resource; undefined where it is not about it. */
export function verdictOf(control: PropertyControl, resource: Resource): Verdict | undefined {
  if (control.appliesWhen && possibleVerdicts(control.appliesWhen, resource) === FAIL) return undefined;
  return askProperties(control, resource)[0]?.verdict ?? 'pass';
}

function askProperties(control: PropertyControl, resource: Resource): readonly Outcome[] {
  const asked = control.appliesWhen ? possibleVerdicts(control.appliesWhen, resource) : PASS;
  if (asked === FAIL) return nothing;
  const judgement = judge(control.requires, resource);
  if (judgement.verdict === 'pass') return nothing;
  // Where only deployment knows whether the control is about the resource, it knows the verdict too.
  const verdict = asked & PASS ? judgement.verdict : 'unknown';
  return [{ verdict, message: judgement.explanation, path: judgement.path === '' ? 'Properties' : `Properties.${judgement.path}` }];
}
