import { createFinding, Finding } from './finding';
import { Resource, TemplateGraph } from './template-graph';

/** What no control saw, and why; that it was not judged is said rather than passed over. */
export function unjudged(graph: TemplateGraph): Finding[] {
  return [...unseenTemplates(graph), ...unreadableResources(graph)];
}

const templateJudged = {
  id: 'NestedTemplateJudged',
  title: 'The templates of nested stacks are judged',
  severity: 'medium',
  fix: 'Make the nested stack with NestedStack, or give its template as a local file.',
} as const;

/** A nested stack whose template lies elsewhere can hold anything. */
function unseenTemplates(graph: TemplateGraph): Finding[] {
  return graph.ofType('AWS::CloudFormation::Stack')
    .filter((resource) => !resource.stack.nested(resource.logicalId))
    .map((resource) => createFinding(templateJudged, resource, {
      verdict: 'unknown', message: 'the template of this nested stack is not among those judged', path: 'Properties.TemplateURL',
    }));
}

const resourceJudged = {
  id: 'ResourceJudged',
  title: 'Every entry of Resources is a resource that can be judged',
  severity: 'medium',
  fix: 'Give the entry a Type. For loops and macros: judge the template that they make.',
} as const;

/** Entries without a type: CloudFormation refuses them, or a macro such as `Fn::ForEach` turns them into resources. */
function unreadableResources(graph: TemplateGraph): Finding[] {
  return graph.stacks.flatMap((stack) => stack.unreadable.map((logicalId) => createFinding(
    resourceJudged, new Resource(stack, logicalId, 'none', {}), { verdict: 'unknown', message: 'this entry has no type that can be read', path: '' },
  )));
}
