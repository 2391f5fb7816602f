import { ruleBoundToAccount } from '../../../lib/catalog/eventbridge/rule-bound-to-account';
import { exampleFindings } from '../../../lib/core/example';

const bus = (Name: string) => ({ Type: 'AWS::Events::EventBus', Properties: { Name } });
const policy = (EventBusName: unknown, AWS: unknown) => ({
  Type: 'AWS::Events::EventBusPolicy',
  Properties: { EventBusName, StatementId: 'Senders', Statement: { Effect: 'Allow', Principal: { AWS }, Action: 'events:PutEvents', Resource: '*' } },
});
const rule = (EventBusName: unknown = { Ref: 'Bus' }) => ({ Type: 'AWS::Events::Rule', Properties: { EventBusName, EventPattern: { source: ['orders'] } } });

test.each([
  ['the bus may be one that takes them', { Rule: rule({ 'Fn::If': ['Shared', { Ref: 'Bus' }, { Ref: 'Own' }] }), Policy: policy({ Ref: 'Bus' }, '444455556666') }],
  ['a policy names the bus by its name', { Rule: rule(), Policy: policy('orders', '444455556666') }],
  ['one of several policies lets them', { Rule: rule(), Policy: policy({ Ref: 'Bus' }, '444455556666'), Other: policy({ Ref: 'Bus' }, { Ref: 'AWS::AccountId' }) }],
  ['everybody is among those who are let', { Rule: rule(), Policy: policy({ Ref: 'Bus' }, [{ Ref: 'AWS::AccountId' }, '*']) }],
])('a rule matches events of other accounts where %s', (_, resources) => {
  expect(exampleFindings(ruleBoundToAccount, { Bus: bus('orders'), Own: bus('own'), ...resources })).toHaveLength(1);
});
