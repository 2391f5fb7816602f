import { App, Duration, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import * as dynamodb from 'aws-cdk-lib/aws-dynamodb';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import { S3OnFailureDestination } from 'aws-cdk-lib/aws-lambda-event-sources';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { SecureTable } from '../../../lib/constructs/dynamodb/secure-table';
import { StreamHandlingOptions } from '../../../lib/constructs/lambda/stream-event-source';
import { minimalFunction } from '../../contract/minimal-function';

// CDK's own validation is test/contract's matter.
process.env.CDK_VALIDATION = 'false';

const insertions = { eventName: lambda.FilterRule.isEqual('INSERT') };

let stack: Stack;
beforeEach(() => {
  stack = new Stack(new App(), 'Stack');
});

function handle(options: StreamHandlingOptions = {}): Template {
  const table = new SecureTable(stack, 'Table', { partitionKey: { name: 'id', type: dynamodb.AttributeType.STRING } });
  table.onChange(minimalFunction(stack), options);
  return Template.fromStack(stack);
}

describe('a function that reads a stream', () => {
  test('tries a batch that failed three times, split in two each time, and then skips what failed alone', () => {
    handle().hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      BisectBatchOnFunctionError: true,
      FunctionResponseTypes: ['ReportBatchItemFailures'],
      MaximumRetryAttempts: 3,
      StartingPosition: 'TRIM_HORIZON',
      BatchSize: 100,
      ParallelizationFactor: 1,
      FilterCriteria: Match.absent(),
      KmsKeyArn: Match.absent(),
    });
  });

  test('gives up a record after half of the time that the stream keeps it', () => {
    handle().hasResourceProperties('AWS::Lambda::EventSourceMapping', { MaximumRecordAgeInSeconds: 12 * 3600 });
  });

  test('may send failures to the queue, and do nothing else with it', () => {
    const template = handle();
    const queue = { 'Fn::GetAtt': [Match.stringLikeRegexp('^TableDeadLetterQueue'), 'Arn'] };
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: { Statement: Match.arrayWith([{ Action: 'sqs:SendMessage', Effect: 'Allow', Resource: queue }]) },
    });
  });

  test('is watched for records that wait', () => {
    handle({ alarmedIteratorAge: Duration.minutes(5) }).hasResourceProperties('AWS::CloudWatch::Alarm', {
      Namespace: 'AWS/Lambda', MetricName: 'IteratorAge', Statistic: 'Maximum', Threshold: 300_000,
      Dimensions: [{ Name: 'FunctionName', Value: { Ref: Match.stringLikeRegexp('^Function') } }],
    });
  });

  test('handles records that match a filter, which is encrypted and which Lambda may decrypt for functions of this account', () => {
    const template = handle({ filters: [insertions] });
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      FilterCriteria: { Filters: [{ Pattern: '{"eventName":["INSERT"]}' }] }, KmsKeyArn: { 'Fn::GetAtt': ['BulwarkKey34AADF8F', 'Arn'] },
    });
    template.hasResourceProperties('AWS::KMS::Key', {
      KeyPolicy: {
        Statement: Match.arrayWith([Match.objectLike({
          Principal: { Service: 'lambda.amazonaws.com' },
          Action: 'kms:Decrypt',
          Condition: { ArnLike: { 'kms:EncryptionContext:aws:lambda:FunctionArn': Match.objectLike({}) } },
        })]),
      },
    });
  });

  test('does so as you say', () => {
    handle({
      startingPosition: lambda.StartingPosition.LATEST,
      batchSize: 500,
      maxBatchingWindow: Duration.seconds(30),
      parallelizationFactor: 4,
      retryAttempts: 0,
      maxRecordAge: Duration.hours(1),
    }).hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      StartingPosition: 'LATEST', BatchSize: 500, MaximumBatchingWindowInSeconds: 30, ParallelizationFactor: 4, MaximumRetryAttempts: 0, MaximumRecordAgeInSeconds: 3600,
    });
  });

  test('keeps the records that failed themselves where a bucket is given, and no queue is made', () => {
    const template = handle({ onFailure: new S3OnFailureDestination(new s3.Bucket(stack, 'Bucket')) });
    template.hasResourceProperties('AWS::Lambda::EventSourceMapping', {
      DestinationConfig: { OnFailure: { Destination: { 'Fn::GetAtt': [Match.stringLikeRegexp('^Bucket'), 'Arn'] } } },
    });
    expect(stack.node.findChild('Table').node.tryFindChild('DeadLetterQueue')).toBeUndefined();
  });

  test.each<[StreamHandlingOptions, string]>([
    [{ batchSize: 10_001 }, 'batchSize of the handler Stack/Function must be 1 to 10000, got 10001. Write 10000.'],
    [{ parallelizationFactor: 11 }, 'parallelizationFactor of the handler Stack/Function must be 1 to 10, got 11. Write 10.'],
    [{ retryAttempts: -1 }, 'retryAttempts of the handler Stack/Function must be 0 to 10000, got -1. Write 0.'],
    [{ maxRecordAge: Duration.seconds(59) }, 'maxRecordAge in seconds of the handler Stack/Function must be 60 to 604800, got 59. Write 60.'],
    [{ maxBatchingWindow: Duration.minutes(6) }, 'maxBatchingWindow in seconds of the handler Stack/Function must be 0 to 300, got 360. Write 300.'],
    [{ filters: [] }, 'got an empty list of filters for the handler Stack/Function, which says neither all records nor none. Leave'],
  ])('is refused with %j', (options, message) => {
    expect(() => handle(options)).toThrow(`SecureTable 'Stack/Table': ${message}`);
  });
});
