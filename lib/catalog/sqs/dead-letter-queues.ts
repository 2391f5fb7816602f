import { textAlternatives } from '../../core/intrinsics';
import { isObject, ownObject } from '../../core/json';
import { referencedResources } from '../../core/resource-references';
import { Resource, TemplateGraph } from '../../core/template-graph';
import { renderText } from '../../core/text';

/** Properties under which services name where they put what failed. */
const failureDestinations = new Set(['deadLetterTargetArn', 'DeadLetterConfig', 'ErrorAction', 'OnFailure']);

/** Of the most frequent ones: the only property that does. */
const onlyProperty: Readonly<Record<string, string>> = { 'AWS::SQS::Queue': 'RedrivePolicy', 'AWS::Lambda::Function': 'DeadLetterConfig' };

const sources = [
  ...Object.keys(onlyProperty), 'AWS::SNS::Subscription', 'AWS::Events::Rule', 'AWS::Events::EventBus', 'AWS::Scheduler::Schedule', 'AWS::Pipes::Pipe',
  'AWS::Lambda::EventInvokeConfig', 'AWS::Lambda::EventSourceMapping', 'AWS::IoT::TopicRule',
  'AWS::StepFunctions::StateMachine',
];

/** The queues that hold what failed elsewhere: there is nowhere further for their messages to go. */
export function deadLetterQueues(graph: TemplateGraph): ReadonlySet<Resource> {
  return graph.once('dead-letter queues', () => {
    const queues = new Set<Resource>();
    const named = queuesByName(graph);
    const add = (resource: Resource, value: unknown) => {
      for (const parts of textAlternatives(value, resource.stack)) {
        const referenced = referencedResources(parts);
        for (const queue of referenced) queues.add(queue);
        // An ARN that is written out, as between stacks that are deployed apart.
        if (referenced.length === 0 && named.size > 0) for (const queue of named.get(/^arn:[^:]*:sqs:[^:]*:[^:]*:([^:]+)$/.exec(renderText(parts))?.[1] ?? '') ?? []) queues.add(queue);
      }
    };
    for (const resource of sources.flatMap((type) => [...graph.ofType(type)])) {
      const only = onlyProperty[resource.type];
      collect(resource, only === undefined ? resource.properties : { [only]: resource.properties[only] }, false, add, 0);
      // The events of a SAM function name their own.
      if (resource.declaredType !== resource.type) collect(resource, ownObject(resource.declaration, 'Properties'), false, add, 0);
    }
    return queues;
  });
}

function queuesByName(graph: TemplateGraph): ReadonlyMap<string, readonly Resource[]> {
  const named = new Map<string, Resource[]>();
  for (const queue of graph.ofType('AWS::SQS::Queue')) {
    for (const name of queue.get('QueueName')) {
      if (name.kind === 'scalar') named.set(String(name.value), [...(named.get(String(name.value)) ?? []), queue]);
    }
  }
  return named;
}

type Add = (resource: Resource, value: unknown) => void;

function collect(resource: Resource, value: unknown, isDestination: boolean, add: Add, depth: number): void {
  if (depth > 20) return;
  if (isDestination) add(resource, value);
  if (Array.isArray(value)) for (const item of value) collect(resource, item, isDestination, add, depth + 1);
  if (!isObject(value)) return;
  for (const key of Object.keys(value)) collect(resource, value[key], isDestination || failureDestinations.has(key), add, depth + 1);
}
