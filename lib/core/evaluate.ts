import { judge, possibleVerdicts } from './assertion';
import { Control, Outcome, PropertyControl, resourceTypesOf } from './control';
import { createFinding, Finding } from './finding';
import type { Resource, TemplateGraph } from './template-graph';
import { unjudged } from './unjudged';
import { FAIL, PASS } from './verdict';

/** Asks every control of every resource that it is about. */
export function evaluate(graph: TemplateGraph, controls: readonly Control[]): Finding[] {
  const findings = new Map<string, Finding>();
  for (const control of controls) {
    for (const type of resourceTypesOf(control)) {
      for (const resource of graph.ofType(type)) {
        for (const outcome of ask(control, resource, graph)) {
          const finding = createFinding(control, resource, outcome);
          const key = `${finding.id}\0${finding.template}\0${finding.stack}\0${finding.logicalId}`;
          if (findings.get(key)?.verdict !== 'fail') findings.set(key, finding);
        }
      }
    }
  }
  return [...findings.values(), ...unjudged(graph)];
}

/** A control that throws fails closed: what can't be evaluated is a finding, neither a crash nor a pass. */
function ask(control: Control, resource: Resource, graph: TemplateGraph): Outcome[] {
  try {
    return control.kind === 'graph' ? [...control.check(resource, graph)] : askProperties(control, resource);
  } catch (error) {
    return [{ verdict: 'fail', message: `The control could not be evaluated here: ${error instanceof Error ? error.message : String(error)}` }];
  }
}

function askProperties(control: PropertyControl, resource: Resource): Outcome[] {
  const asked = control.appliesWhen ? possibleVerdicts(control.appliesWhen, resource) : PASS;
  if (asked === FAIL) return [];
  const judgement = judge(control.requires, resource);
  if (judgement.verdict === 'pass') return [];
  // Where only deployment knows whether the control is about the resource, it knows the verdict too.
  const verdict = asked & PASS ? judgement.verdict : 'unknown';
  return [{ verdict, message: judgement.explanation, path: judgement.path === '' ? 'Properties' : `Properties.${judgement.path}` }];
}
