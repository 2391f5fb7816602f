import { Control, resourceTypesOf, severities, Severity } from '../../core/control';
import { countBySeverity } from '../../core/report';
import type { Resource, TemplateGraph } from '../../core/template-graph';
import { Framework, idIn } from '../../frameworks/framework';
import { frameworks, requirementsOf } from '../../frameworks/requirements-of';
import type { FrameworkPosture, PageFinding, RequirementStatus, ServicePosture } from './page-data';
import { serviceOf } from './page-findings';

/** How the resources of each service stand; the one with the worst findings first. */
export function servicePostures(
  graphs: readonly TemplateGraph[], controls: ReadonlyMap<string, Control>, findings: readonly PageFinding[],
): readonly ServicePosture[] {
  const failing = findings.filter(({ state, verdict }) => state === 'open' && verdict === 'fail');
  const resources = judgedResources(graphs, controls);
  const services = new Set([...resources.keys(), ...failing.map(({ service }) => service)]);
  return [...services].map((service): ServicePosture => {
    const own = failing.filter((finding) => finding.service === service);
    const broken = new Set(own.map(({ stack, logicalId }) => `${stack}/${logicalId}`));
    const judged = resources.get(service) ?? new Set();
    return {
      service,
      resources: judged.size,
      clean: [...judged].filter((place) => !broken.has(place)).length,
      fail: countBySeverity(own),
    };
  }).sort((a, b) => compareCounts(a.fail, b.fail) || (a.service < b.service ? -1 : 1));
}

/** Where the resources are that some control is about, by service. */
function judgedResources(
  graphs: readonly TemplateGraph[], controls: ReadonlyMap<string, Control>,
): ReadonlyMap<string, ReadonlySet<string>> {
  const types = new Set([...controls.values()].flatMap(resourceTypesOf));
  const found = new Map<string, Set<string>>();
  for (const graph of graphs) {
    for (const type of types) {
      for (const resource of graph.ofType(type)) {
        if (resource.stack.resource(resource.logicalId) === undefined) continue;
        const service = serviceOf(resource.declaredType);
        found.set(service, (found.get(service) ?? new Set()).add(placeOf(resource)));
      }
    }
  }
  return found;
}

function placeOf({ stack, logicalId }: Resource): string {
  return `${stack.deployedName}/${logicalId}`;
}

/** How the requirements of each framework stand, as far as templates tell. */
export function frameworkPostures(controls: ReadonlyMap<string, Control>, findings: readonly PageFinding[]): readonly FrameworkPosture[] {
  const byRequirement = new Map<string, string[]>();
  for (const control of controls.values()) {
    for (const id of requirementsOf(control)) byRequirement.set(id, [...byRequirement.get(id) ?? [], control.id]);
  }
  const open = countByControl(findings.filter(({ state }) => state === 'open'));
  const accepted = countByControl(findings.filter(({ state }) => state === 'waived' || state === 'acknowledged' || state === 'baseline'));
  return frameworks.map((framework) => posture(framework, byRequirement, open, accepted));
}

type Counts = ReadonlyMap<string, number>;

function posture(
  framework: Framework, byRequirement: ReadonlyMap<string, readonly string[]>, open: Counts, accepted: Counts,
): FrameworkPosture {
  return {
    name: framework.name,
    url: framework.url,
    requirements: framework.requirements.map((requirement) => {
      const { id, title, scope } = requirement;
      const asked = byRequirement.get(idIn(framework, requirement)) ?? [];
      const count = (counts: Counts) => asked.reduce((sum, control) => sum + (counts.get(control) ?? 0), 0);
      const status: RequirementStatus = asked.length === 0
        ? scope === 'organization' ? 'outside the template' : 'not checked'
        : count(open) > 0 ? 'findings' : count(accepted) > 0 ? 'accepted' : 'no findings';
      return { id, title, status, controls: asked, findings: count(open) };
    }),
  };
}

function countByControl(findings: readonly PageFinding[]): Counts {
  const counts = new Map<string, number>();
  for (const { control } of findings) counts.set(control, (counts.get(control) ?? 0) + 1);
  return counts;
}

function compareCounts(a: Readonly<Record<Severity, number>>, b: Readonly<Record<Severity, number>>): number {
  return severities.reduce((order, severity) => order || b[severity] - a[severity], 0);
}
