import { partsOf } from '../../core/intrinsics';
import { Resource } from '../../core/template-graph';
import { renderText } from '../../core/text';

/** Whether an event source mapping takes messages of a queue: one of the templates, or one whose ARN is written out. */
export function readsQueue(mapping: Resource): boolean {
  return mapping.get('EventSourceArn').some((source) => (
    source.kind === 'reference' ? source.resource.type === 'AWS::SQS::Queue' : /^arn:[^:]*:sqs:/.test(renderText(partsOf(source)))
  ));
}

/** The queue whose messages it takes, where that is among the templates. */
export function queueOf(mapping: Resource): Resource | undefined {
  const [source] = mapping.get('EventSourceArn');
  return source.kind === 'reference' && source.resource.type === 'AWS::SQS::Queue' ? source.resource : undefined;
}
