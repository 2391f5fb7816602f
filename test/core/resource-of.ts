import { Example } from '../../lib/core/control';
import { Resource, TemplateGraph } from '../../lib/core/template-graph';

/** A resource of this type with these properties, alone in its template. */
export function resourceOf(type: string, properties: Example): Resource {
  const template = { Resources: { Subject: { Type: type, Properties: properties } } };
  return new TemplateGraph([{ stackName: 'S', file: 's.json', template }]).stacks[0].resource('Subject')!;
}
