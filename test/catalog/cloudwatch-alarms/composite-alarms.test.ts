import { isInCompositeAlarm } from '../../../lib/catalog/cloudwatch-alarms/composite-alarms';
import { TemplateGraph } from '../../../lib/core/template-graph';

function isPart(AlarmRule: unknown, ...others: unknown[]): boolean {
  const Resources = {
    Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: { AlarmName: 'orders' } },
    ...Object.fromEntries([AlarmRule, ...others].map((rule, index) => (
      [`Composite${index}`, { Type: 'AWS::CloudWatch::CompositeAlarm', Properties: { AlarmRule: rule } }]
    ))),
  };
  const graph = new TemplateGraph([{ stackName: 'Stack', file: 'stack.json', template: { Resources } }]);
  return isInCompositeAlarm(graph.ofType('AWS::CloudWatch::Alarm')[0], graph);
}

test.each([
  ['by reference', { 'Fn::Sub': 'ALARM("${Alarm}") OR ALARM("payments")' }],
  ['by ARN', { 'Fn::Join': ['', ['ALARM("', { 'Fn::GetAtt': ['Alarm', 'Arn'] }, '")']] }],
  ['by name', 'ALARM("payments") AND ALARM("orders")'],
  ['by a name without quotes', 'ALARM(orders)'],
  ['by an ARN with its name', 'ALARM("arn:aws:cloudwatch:eu-west-1:111122223333:alarm:orders")'],
])('a composite alarm can name another %s', (_, rule) => {
  expect(isPart(rule)).toBe(true);
});

test('one of several composite alarms can name another', () => {
  expect(isPart('ALARM(orders)', 'ALARM(payments)')).toBe(true);
});

test('a name that only begins alike is another alarm', () => {
  expect(isPart('ALARM("orders-late")')).toBe(false);
});
