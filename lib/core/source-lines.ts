import { shownPath } from './creation-trace';
import type { SourceLocation } from './source-location';
import type { Resource, StackTemplate } from './template-graph';
import { TemplatePositions } from './template-position';

/** Where what was found is to be mended: the line of the author's code that made a resource, else its line in the template. */
export class SourceLines {
  private readonly positions = new Map<StackTemplate, TemplatePositions>();

  /** @param path below the resource, such as `Properties.TracingConfig.Mode` */
  public of(resource: Resource, path: string): SourceLocation | undefined {
    const { stack, constructPath } = resource;
    const source = constructPath === undefined ? undefined : stack.source.sourceOf?.(constructPath);
    if (source) return source;
    const { file, text } = stack.source;
    if (text === undefined) return undefined;
    let positions = this.positions.get(stack);
    if (!positions) this.positions.set(stack, positions = new TemplatePositions(text));
    return { file: shownPath(file), ...positions.of(resource, path) };
  }
}
