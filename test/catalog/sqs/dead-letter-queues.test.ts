import { deadLetterQueues } from '../../../lib/catalog/sqs/dead-letter-queues';
import { TemplateGraph } from '../../../lib/core/template-graph';

const failed = { Type: 'AWS::SQS::Queue', Properties: { QueueName: 'failed' } };
const arn = { 'Fn::GetAtt': ['Failed', 'Arn'] };

test.each([
  ['another queue', { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy: { deadLetterTargetArn: arn } } }],
  ['a subscription', { Type: 'AWS::SNS::Subscription', Properties: { RedrivePolicy: { deadLetterTargetArn: arn } } }],
  ['a function', { Type: 'AWS::Lambda::Function', Properties: { DeadLetterConfig: { TargetArn: arn } } }],
  ['an event source', { Type: 'AWS::Lambda::EventSourceMapping', Properties: { DestinationConfig: { OnFailure: { Destination: arn } } } }],
  ['a target of a rule', { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Arn: 'a' }, { DeadLetterConfig: { Arn: arn } }] } }],
  ['a bus', { Type: 'AWS::Events::EventBus', Properties: { DeadLetterConfig: { Arn: arn } } }],
  ['a pipe', { Type: 'AWS::Pipes::Pipe', Properties: { SourceParameters: { KinesisStreamParameters: { DeadLetterConfig: { Arn: arn } } } } }],
  ['an asynchronous call', { Type: 'AWS::Lambda::EventInvokeConfig', Properties: { DestinationConfig: { OnFailure: { Destination: arn } } } }],
  ['an event of a SAM function', { Type: 'AWS::Serverless::Function', Properties: { Events: { Nightly: { Type: 'Schedule', Properties: { DeadLetterConfig: { Arn: arn } } } } } }],
  ['a rule that writes out the ARN', { Type: 'AWS::Events::Rule', Properties: { Targets: [{ DeadLetterConfig: { Arn: { 'Fn::Sub': 'arn:aws:sqs:${AWS::Region}:${AWS::AccountId}:failed' } } }] } }],
  ['a SAM function', { Type: 'AWS::Serverless::Function', Properties: { DeadLetterQueue: { Type: 'SQS', TargetArn: arn } } }],
  ['a rule of IoT', { Type: 'AWS::IoT::TopicRule', Properties: { TopicRulePayload: { ErrorAction: { Sqs: { QueueUrl: { Ref: 'Failed' } } } } } }],
  ['a schedule that a state machine makes', {
    Type: 'AWS::StepFunctions::StateMachine',
    Properties: { Definition: { States: { Later: { Parameters: { Target: { DeadLetterConfig: { Arn: arn } } }, Resource: 'arn:aws:states:::aws-sdk:scheduler:createSchedule' } } } },
  }],
  ['a schedule', { Type: 'AWS::Scheduler::Schedule', Properties: { Target: { DeadLetterConfig: { Arn: arn } } } }],
])('a queue that takes what failed in %s is a dead-letter queue', (_, source) => {
  const graph = new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template: { Resources: { Failed: failed, Source: source } } }]);
  expect([...deadLetterQueues(graph)].map(({ logicalId }) => logicalId)).toEqual(['Failed']);
});

test.each([
  ['a rule', { Type: 'AWS::Events::Rule', Properties: { Targets: [{ Arn: arn }] } }],
  ['a SAM function', { Type: 'AWS::Serverless::Function', Properties: { Environment: { Variables: { QUEUE: { Ref: 'Failed' } } } } }],
])('a queue that %s sends to is none', (_, source) => {
  const graph = new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template: { Resources: { Failed: failed, Source: source } } }]);
  expect([...deadLetterQueues(graph)]).toEqual([]);
});

test('what lies deeper than any service takes is not looked at', () => {
  const found = (levels: number) => {
    const innermost = { DeadLetterConfig: { Arn: arn } };
    const target = Array.from({ length: levels }).reduce<unknown>((inner, _, at) => (at % 2 ? [inner] : { Target: inner }), innermost);
    const template = { Resources: { Failed: failed, Rule: { Type: 'AWS::Events::Rule', Properties: { Target: target } } } };
    return deadLetterQueues(new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template }])).size;
  };
  expect([found(16), found(17), found(18), found(19)]).toEqual([1, 1, 0, 0]);
});
