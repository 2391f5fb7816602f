import { judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { withoutCustomerKey } from '../kms/customer-key';

const FilterCriteria = { Filters: [{ Pattern: '{"body":{"customer":["Acme"]}}' }] };
const mapping = (properties: object) => ({ Mapping: { Type: 'AWS::Lambda::EventSourceMapping', Properties: { FunctionName: 'orders', ...properties } } });

export const eventSourceFiltersEncrypted = graphControl({
  id: 'EventSourceFiltersEncrypted',
  title: 'What events are filtered by is encrypted with a customer managed key',
  severity: 'low',
  why: 'Patterns name customers, amounts or thresholds of fraud rules: everybody who may list event source mappings reads what one has to stay below.',
  fix: 'Set KmsKeyArn to a key whose policy lets lambda.amazonaws.com decrypt.',
  profile: 'strict',
  resources: ['AWS::Lambda::EventSourceMapping'],
  * check(resource) {
    if (judge(present('FilterCriteria'), resource).verdict !== 'fail') yield* withoutCustomerKey(resource, 'KmsKeyArn');
  },
  satisfies: ['NIST-800-53/SC-28'],
  mitigates: ['function.disclosure'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-eventfiltering.html',
  examples: {
    fails: [mapping({ FilterCriteria })],
    passes: [mapping({}), mapping({ FilterCriteria, KmsKeyArn: 'arn:aws:kms:eu-west-1:111122223333:key/orders' })],
    unknown: [mapping({ FilterCriteria, KmsKeyArn: { 'Fn::ImportValue': 'Key' } })],
  },
});
