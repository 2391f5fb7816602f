import { SecureStream } from '../../../lib';
import { ConstructCases, deleted, gone, set, without } from '../construct-cases';
import { minimalFunction } from '../minimal-function';

export const kinesis: ConstructCases = {
  minimal: {
    'SecureStream': (scope) => new SecureStream(scope, 'Stream'),
    'SecureStream with a function': (scope) => {
      const stream = new SecureStream(scope, 'Stream');
      stream.consume(minimalFunction(scope));
      return stream;
    },
  },
  weakenings: [
    ['SecureStream', 'AWS::Kinesis::Stream', 'encryption', without('StreamEncryption'), 'StreamEncrypted'],
    ['SecureStream', 'AWS::Kinesis::Stream', 'customer key', set('StreamEncryption.KeyId', 'alias/aws/kinesis'), 'StreamEncryptedWithCustomerKey'],
    ['SecureStream', 'AWS::Kinesis::Stream', 'week of retention', set('RetentionPeriodHours', 24), 'StreamRecordsKeptAWeek'],
    ['SecureStream', 'AWS::Kinesis::Stream', 'deletion policy', deleted, 'StreamRetained'],
    ['SecureStream', 'AWS::CloudWatch::Alarm', 'an alarm on records that wait', gone, 'StreamBacklogAlarmed'],
    ['SecureStream', 'AWS::CloudWatch::Alarm', 'an alarm on refused records', gone, 'StreamThrottlesAlarmed'],
    ['SecureStream with a function', 'AWS::Lambda::EventSourceMapping', 'failure destination', without('DestinationConfig'), 'EventSourceFailuresKept'],
    ['SecureStream with a function', 'AWS::CloudWatch::Alarm', 'an alarm on dead letters', gone, 'DeadLettersAlarmed'],
  ],
  notWeaker: [
    { mutations: /AWS::Kinesis::Stream: removed/, reason: 'What is to be kept safe is gone with its protection.' },
    { mutations: /AWS::Kinesis::Stream Properties\.StreamEncryption\.KeyId: something else/, reason: 'Another key.' },
    { mutations: /AWS::Kinesis::Stream Properties\.RetentionPeriodHours: more/, reason: 'Records are kept longer, or it is more than Kinesis takes.' },
    { mutations: /AWS::CloudWatch::Alarm\(WriteProvisionedThroughputExceeded\) Properties\.(Statistic: (Average|Maximum|Minimum)|Dimensions: removed)/, reason: 'Refusals are counted in each sample, which is not sent without; without a dimension it watches all streams.' },
    { mutations: /AWS::CloudWatch::Alarm\(GetRecords\.IteratorAgeMilliseconds\) Properties\.(Statistic: Sum|Dimensions: removed)/, reason: 'It is raised sooner, or watches all streams.' },
  ],
  refusedOnDeployment: [
    { mutations: /AWS::Kinesis::Stream Properties\.StreamModeDetails: removed/, reason: 'A stream that is provisioned asks for the number of shards.' },
  ],
  survivors: [
    { mutations: /AWS::CloudWatch::Alarm\(GetRecords\.IteratorAgeMilliseconds\) Properties\.(Statistic: Average|Threshold: more)/, reason: 'How long, and for how many readers, is too long only the owner knows.' },
  ],
};
