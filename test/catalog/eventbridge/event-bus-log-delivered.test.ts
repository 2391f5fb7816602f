import { eventBusLogDelivered } from '../../../lib/catalog/eventbridge/event-bus-log-delivered';
import { exampleFindings } from '../../../lib/core/example';

const bus = (Level: unknown, more: object = {}) => ({ Type: 'AWS::Events::EventBus', Properties: { Name: 'orders', LogConfig: { Level }, ...more } });
const source = (LogType?: unknown) => ({ Type: 'AWS::Logs::DeliverySource', Properties: { Name: 'orders', ResourceArn: { 'Fn::GetAtt': ['Bus', 'Arn'] }, LogType } });
const destination = (DestinationResourceArn?: string) => ({ Type: 'AWS::Logs::DeliveryDestination', Properties: { Name: 'orders', DestinationResourceArn } });
const delivery = (DeliverySourceName: unknown) => ({
  Type: 'AWS::Logs::Delivery', Properties: { DeliverySourceName, DeliveryDestinationArn: { 'Fn::GetAtt': ['Destination', 'Arn'] } },
});
const delivered = {
  Bus: bus('ERROR'), Source: source('ERROR_LOGS'), Delivery: delivery({ Ref: 'Source' }),
  Destination: destination('arn:aws:logs:eu-west-1:111122223333:log-group:orders'),
};

function problems(resources: object): number {
  return exampleFindings(eventBusLogDelivered, { ...resources }).length;
}

test.each([
  ['of errors in one branch', { Source: source({ 'Fn::If': ['Verbose', 'INFO_LOGS', 'ERROR_LOGS'] }) }],
  ['of a type that only deployment knows', { Source: source({ 'Fn::ImportValue': 'LogType' }) }],
  ['from a source that is named', { Delivery: delivery('orders') }],
  ['to one of several destinations', { Other: destination('arn:aws:s3:::logs') }],
  ['where the key is none of AWS::KMS::Key', { Bus: bus('ERROR', { KmsKeyIdentifier: { 'Fn::GetAtt': ['Key', 'Arn'] } }), Key: { Type: 'Custom::Key' } }],
])('a log is delivered %s', (_, resources) => {
  expect(problems({ ...delivered, ...resources })).toBe(0);
});

test('what is switched off needs no delivery', () => {
  expect(problems({ Bus: bus('OFF') })).toBe(0);
});

test.each([
  ['is on in one branch only', { Bus: bus({ 'Fn::If': ['Verbose', 'ERROR', 'OFF'] }) }],
  ['has a source without a type', { ...delivered, Source: source() }],
  ['has a destination that leads nowhere', { ...delivered, Destination: destination() }],
])('a log is not delivered where it %s', (_, resources) => {
  expect(problems(resources)).toBe(1);
});
