import { textAlternatives } from '../../core/intrinsics';
import { isObject } from '../../core/json';
import { referencedResources } from '../../core/resource-references';
import { Resource, TemplateGraph } from '../../core/template-graph';

/** Properties under which services name where they put what failed. */
const failureDestinations = new Set(['deadLetterTargetArn', 'DeadLetterConfig', 'DeadLetterQueue', 'OnFailure']);

const sources = [
  'AWS::SQS::Queue', 'AWS::SNS::Subscription', 'AWS::Events::Rule', 'AWS::Events::EventBus', 'AWS::Scheduler::Schedule', 'AWS::Pipes::Pipe',
  'AWS::Lambda::Function', 'AWS::Lambda::EventInvokeConfig', 'AWS::Lambda::EventSourceMapping', 'AWS::IoT::TopicRule',
];

/** The queues that hold what failed elsewhere: there is nowhere further for their messages to go. */
export function deadLetterQueues(graph: TemplateGraph): ReadonlySet<Resource> {
  return graph.once(Symbol.for('dead-letter queues'), () => {
    const queues = new Set<Resource>();
    for (const resource of sources.flatMap((type) => [...graph.ofType(type)])) collect(resource, resource.properties, false, queues, 0);
    return queues;
  });
}

function collect(resource: Resource, value: unknown, isDestination: boolean, queues: Set<Resource>, depth: number): void {
  if (depth > 20) return;
  if (isDestination) {
    for (const queue of textAlternatives(value, resource.stack).flatMap(referencedResources)) queues.add(queue);
  }
  const entries = Array.isArray(value) ? value.map((item) => ['', item] as const) : isObject(value) ? Object.entries(value) : [];
  for (const [key, item] of entries) collect(resource, item, isDestination || failureDestinations.has(key), queues, depth + 1);
}
