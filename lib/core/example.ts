import { Control, Example } from './control';
import { evaluate } from './evaluate';
import { TemplateGraph } from './template-graph';
import { Verdict } from './verdict';

/** What a control says of one of its examples; nothing where it passes. */
export function exampleVerdicts(control: Control, example: Example): Verdict[] {
  const resources = control.kind === 'graph' ? example : { Subject: { Type: control.resource, Properties: example } };
  const graph = new TemplateGraph([{ stackName: 'Example', file: 'example.json', template: { Resources: resources } }]);
  return evaluate(graph, [control]).map((finding) => finding.verdict);
}

/** The first example that a control does not judge as it claims, in words. */
export function falseExample(control: Control): string | undefined {
  const { fails, passes } = control.examples;
  const passing = fails.find((example) => !exampleVerdicts(control, example).includes('fail'));
  if (passing) return `it does not fail ${JSON.stringify(passing)}`;
  const failing = passes.find((example) => exampleVerdicts(control, example).length > 0);
  return failing && `it does not pass ${JSON.stringify(failing)}`;
}
