import { Control, Example, PropertyControl, templateOf } from './control';
import { evaluate } from './evaluate';
import { Finding } from './finding';
import { Resource, TemplateGraph } from './template-graph';

/** What a control finds in one of its examples. */
export function exampleFindings(control: Control, example: Example): Finding[] {
  // Beside it stands what no control could judge.
  return evaluate(exampleGraph(control, example), [control]).filter((finding) => finding.control === control.id);
}

/** The resource of a property control's example. */
export function exampleResource(control: PropertyControl, example: Example): Resource {
  return exampleGraph(control, example).stacks[0].resource('Subject')!;
}

function exampleGraph(control: Control, example: Example): TemplateGraph {
  return new TemplateGraph([{ stackName: 'Example', file: 'example.json', template: templateOf(control, example) }]);
}

/** The first example that a control does not judge as it claims, in words. */
export function falseExample(control: Control): string | undefined {
  const { fails, passes } = control.examples;
  const passing = fails.find((example) => !exampleFindings(control, example).some(({ verdict }) => verdict === 'fail'));
  if (passing) return `it does not fail ${JSON.stringify(passing)}`;
  const failing = passes.find((example) => exampleFindings(control, example).length > 0);
  return failing && `it does not pass ${JSON.stringify(failing)}`;
}
