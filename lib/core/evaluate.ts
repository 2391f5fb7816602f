import { cdkOwned } from '../facts/cdk-owned-constructs';
import { judge } from './assertion';
import { Control, Outcome, PropertyControl, resourceTypesOf } from './control';
import { Finding, findingId } from './finding';
import type { Resource, TemplateGraph } from './template-graph';

/** Asks every control of every resource that it is about. */
export function evaluate(graph: TemplateGraph, controls: readonly Control[]): Finding[] {
  const findings = new Map<string, Finding>();
  for (const control of controls) {
    for (const type of resourceTypesOf(control)) {
      for (const resource of graph.ofType(type)) {
        for (const outcome of ask(control, resource, graph)) {
          const finding = toFinding(control, resource, outcome);
          const key = `${finding.id}\0${finding.template}\0${finding.stack}\0${finding.logicalId}`;
          if (findings.get(key)?.verdict !== 'fail') findings.set(key, finding);
        }
      }
    }
  }
  return [...findings.values()];
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
  if (control.appliesWhen && judge(control.appliesWhen, resource).verdict === 'fail') return [];
  const { verdict, path, explanation } = judge(control.requires, resource);
  return verdict === 'pass' ? [] : [{ verdict, message: explanation, path: path === '' ? 'Properties' : `Properties.${path}` }];
}

function toFinding(control: Control, asked: Resource, outcome: Outcome): Finding {
  const resource = outcome.resource ?? asked;
  return {
    id: findingId(control.id, outcome.detail),
    control: control.id,
    title: control.title,
    severity: control.severity,
    verdict: outcome.verdict,
    message: outcome.message,
    fix: control.fix,
    stack: resource.stack.source.stackName,
    template: resource.stack.source.file,
    logicalId: resource.logicalId,
    resourceType: resource.declaredType,
    path: outcome.path ?? 'Properties',
    constructPath: resource.constructPath,
    origin: cdkOwned(resource.constructPath) ? 'cdk' : 'author',
  };
}
