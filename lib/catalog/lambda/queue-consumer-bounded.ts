import { judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { readsQueue } from './queue-of-mapping';
import { functionOf } from './resources-of-function';

const mapping = (properties: object) => ({
  Type: 'AWS::Lambda::EventSourceMapping', Properties: { EventSourceArn: 'arn:aws:sqs:eu-west-1:111122223333:orders', FunctionName: { Ref: 'Function' }, ...properties },
});
const fn = (properties: object) => ({ Type: 'AWS::Lambda::Function', Properties: properties });

export const queueConsumerBounded = graphControl({
  id: 'QueueConsumerBounded',
  title: 'A flood of messages does not use up the concurrency of the account',
  severity: 'low',
  why: 'Whoever may send can have up to 1,000 invocations run at once: all other functions of the account are refused meanwhile, and what is behind this one is overrun.',
  fix: 'Set ScalingConfig.MaximumConcurrency of the event source mapping.',
  profile: 'strict',
  resources: ['AWS::Lambda::EventSourceMapping'],
  * check(resource) {
    if (!readsQueue(resource)) return;
    const reserved = functionOf(resource)?.get('ReservedConcurrentExecutions') ?? [];
    if (reserved.length > 0 && reserved.every(({ kind }) => kind !== 'absent')) return;
    const { verdict, explanation, path } = judge(present('ScalingConfig.MaximumConcurrency'), resource);
    if (verdict !== 'pass') yield { verdict, message: explanation, path: `Properties.${path}` };
  },
  satisfies: ['CSA-Serverless/SAS-8'],
  mitigates: ['function.denial'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-scaling.html',
  examples: {
    fails: [
      { Mapping: mapping({}) },
      { Mapping: mapping({ ScalingConfig: {} }), Function: fn({}) },
      { Mapping: mapping({ EventSourceArn: { 'Fn::GetAtt': ['Source', 'Arn'] } }), Source: { Type: 'AWS::SQS::Queue' } },
      { Mapping: mapping({}), Function: fn({ ReservedConcurrentExecutions: { 'Fn::If': ['IsProduction', 20, { Ref: 'AWS::NoValue' }] } }) },
    ],
    passes: [
      { Mapping: mapping({ ScalingConfig: { MaximumConcurrency: 10 } }) },
      { Mapping: mapping({}), Function: fn({ ReservedConcurrentExecutions: 20 }) },
      { Mapping: mapping({ EventSourceArn: 'arn:aws:kinesis:eu-west-1:111122223333:stream/orders' }) },
      { Mapping: mapping({ EventSourceArn: { 'Fn::GetAtt': ['Source', 'Arn'] } }), Source: { Type: 'AWS::Kinesis::Stream' } },
    ],
    unknown: [{ Mapping: mapping({ ScalingConfig: { 'Fn::Transform': { Name: 'Scaling' } } }) }],
  },
});
