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
 * What findings are made of, control by control.
 *
 * @param tell called now and then, for whoever waits
 */
export function brokenControls(graph: TemplateGraph, controls: readonly Control[], tell?: () => void): Broken[] {
  const collectors = controls.map((control) => new BrokenCollector(control));
  for (const type of new Set(controls.flatMap(resourceTypesOf))) {
    const asking = collectors.filter(({ control }) => resourceTypesOf(control).includes(type));
    const resources = graph.ofType(type);
    for (let start = 0; start < resources.length; start += atOnce) {
      tell?.();
      const group = resources.slice(start, start + atOnce);
      for (const collector of asking) collector.ask(group, graph);
    }
  }
  return [...collectors.flatMap(({ broken }) => broken), ...unjudged(graph)];
}

/** Few enough resources that what was read of them is still at hand for the next control. */
const atOnce = 30;

/** Where one control does not hold: once each, however often it was found. */
class BrokenCollector {
  public readonly broken: Broken[] = [];
  private known?: Map<StackTemplate, Map<string, number>>;

  public constructor(public readonly control: Control) {}

  public ask(resources: readonly Resource[], graph: TemplateGraph): void {
    for (const resource of resources) {
      const outcomes = outcomesOf(this.control, resource, graph);
      if (outcomes.length > 0) this.add(resource, outcomes);
    }
  }

  private add(asked: Resource, outcomes: readonly Outcome[]): void {
    // Each resource is asked once: nothing can be found twice before a control finds several things, or something elsewhere.
    if (!this.known && outcomes.length === 1 && outcomes[0].resource === undefined && asked.declaredType === asked.type) {
      this.broken.push({ control: this.control, resource: asked, outcome: outcomes[0] });
      return;
    }
    for (const outcome of outcomes) this.addOnce({ control: this.control, resource: outcome.resource ?? asked, outcome });
  }

  private addOnce(found: Broken): void {
    const known = this.indexed(found);
    const key = keyOf(found);
    const at = known.get(key);
    if (at === undefined) known.set(key, this.broken.push(found) - 1);
    else if (this.broken[at].outcome.verdict !== 'fail') this.broken[at] = found;
  }

  /** Where what was found in the stack stands, by its key. */
  private indexed({ resource: { stack } }: Broken): Map<string, number> {
    if (!this.known) {
      this.known = new Map();
      this.broken.forEach((one, index) => this.indexed(one).set(keyOf(one), index));
    }
    let ofStack = this.known.get(stack);
    if (!ofStack) this.known.set(stack, ofStack = new Map());
    return ofStack;
  }
}

function keyOf({ resource: { logicalId }, outcome: { detail } }: Broken): string {
  return detail === undefined ? logicalId : `${logicalId}\0${detail}`;
}

const nothing: readonly Outcome[] = [];

/** A control that throws fails closed: what can't be evaluated is a finding, neither a crash nor a pass. */
function outcomesOf(control: Control, resource: Resource, graph: TemplateGraph): readonly Outcome[] {
  try {
    if (control.kind === 'property') return askProperties(control, resource);
    const asked = control.check(resource, graph)[Symbol.iterator]();
    let next = asked.next();
    if (next.done) return nothing;
    const outcomes: Outcome[] = [];
    for (; !next.done; next = asked.next()) outcomes.push(next.value);
    return outcomes;
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
