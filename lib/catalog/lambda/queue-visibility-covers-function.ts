import { graphControl } from '../../core/control';
import { Resource } from '../../core/template-graph';

function referenced(mapping: Resource, path: string, type: string): Resource | undefined {
  const [value] = mapping.get(path);
  return value.kind === 'reference' && value.resource.type === type ? value.resource : undefined;
}

function seconds(resource: Resource, path: string, otherwise: number): number | undefined {
  const [value] = resource.get(path);
  return value.kind === 'absent' ? otherwise : value.kind === 'scalar' ? Number(value.value) : undefined;
}

export const queueVisibilityCoversFunction = graphControl({
  id: 'QueueVisibilityCoversFunction',
  title: 'A message is hidden for as long as its function works on it',
  severity: 'low',
  why: 'The message comes back while the first invocation still works on it, and the order is carried out twice.',
  fix: 'Set VisibilityTimeout to at least 6 times the timeout of the function.',
  resources: ['AWS::Lambda::EventSourceMapping'],
  * check(mapping) {
    const queue = referenced(mapping, 'EventSourceArn', 'AWS::SQS::Queue');
    const fn = referenced(mapping, 'FunctionName', 'AWS::Lambda::Function');
    if (!queue || !fn) return;
    const [visible, timeout] = [seconds(queue, 'VisibilityTimeout', 30), seconds(fn, 'Timeout', 3)];
    if (visible !== undefined && timeout !== undefined && visible < timeout) {
      yield { verdict: 'fail', message: `messages are hidden for ${visible} seconds, the function may take ${timeout}`, path: 'Properties.VisibilityTimeout', resource: queue };
    }
  },
  satisfies: [],
  mitigates: ['queue.tampering'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  examples: {
    fails: [{
      Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 10 } },
      Function: { Type: 'AWS::Lambda::Function', Properties: { Timeout: 60 } },
      Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, FunctionName: { Ref: 'Function' } } },
    }],
    passes: [{
      Queue: { Type: 'AWS::SQS::Queue', Properties: { VisibilityTimeout: 360 } },
      Function: { Type: 'AWS::Lambda::Function', Properties: { Timeout: 60 } },
      Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: { 'Fn::GetAtt': ['Queue', 'Arn'] }, FunctionName: { Ref: 'Function' } } },
    }],
  },
});
