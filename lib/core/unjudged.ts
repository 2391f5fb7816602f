import type { Broken } from './evaluate';
import type { Described } from './finding';
import { Resource, TemplateGraph } from './template-graph';

/** What no control saw, and why; that it was not judged is said rather than passed over. */
export function unjudged(graph: TemplateGraph): Broken[] {
  return [...unseenTemplates(graph), ...unreadableResources(graph)];
}

// Said in place of a control, with the words of one; acknowledged as one, too.
const templateJudged: Described = {
  id: 'NestedTemplateJudged',
  title: 'The templates of nested stacks are judged',
  severity: 'medium',
  fix: 'Make the nested stack with NestedStack, or give its template as a local file.',
};

/** A nested stack whose template lies elsewhere can hold anything. */
function unseenTemplates(graph: TemplateGraph): Broken[] {
  return [...graph.ofType('AWS::CloudFormation::Stack'), ...graph.ofType('AWS::Serverless::Application')]
    .filter((resource) => !resource.stack.nested(resource.logicalId))
    .map((resource) => ({
      control: templateJudged, resource,
      outcome: { verdict: 'unknown', message: 'the template of this nested stack is not among those judged' },
    }));
}

const resourceJudged: Described = {
  id: 'ResourceJudged',
  title: 'Every entry of Resources is a resource that can be judged',
  severity: 'medium',
  fix: 'Give the entry a Type. For loops and macros: judge the template that they make.',
};

/** Entries without a type: CloudFormation refuses them, or a macro such as `Fn::ForEach` turns them into resources. */
function unreadableResources(graph: TemplateGraph): Broken[] {
  return graph.stacks.flatMap((stack) => stack.unreadable.map((logicalId): Broken => ({
    control: resourceJudged, resource: new Resource(stack, logicalId, 'none', {}),
    outcome: { verdict: 'unknown', message: 'this entry has no type that can be read', path: '' },
  })));
}

/** What else a report can hold beside the catalog's controls. */
export const coverage: readonly Described[] = [templateJudged, resourceJudged];
