import { graphControl } from '../../core/control';
import { serviceWildcards } from '../../iam/resource-policy-outcomes';

const allow = { Effect: 'Allow', Principal: { AWS: '111122223333' }, Action: 'events:PutEvents', Resource: 'arn:aws:events:eu-west-1:111122223333:event-bus/orders' };
const policy = (properties: object) => ({ Policy: { Type: 'AWS::Events::EventBusPolicy', Properties: { EventBusName: 'orders', StatementId: 'Senders', ...properties } } });

export const eventBusPolicyActionsNamed = graphControl({
  id: 'EventBusPolicyActionsNamed',
  title: 'Policies of event buses name the actions that they allow',
  severity: 'high',
  why: 'Whoever takes over the principal can also write rules on the bus, and read along with all that passes.',
  fix: 'List the actions, such as events:PutEvents.',
  resources: ['AWS::Events::EventBusPolicy', 'AWS::Events::EventBus'],
  check: serviceWildcards,
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['queue.elevation', 'queue.disclosure'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html',
  examples: {
    fails: [
      policy({ Statement: { ...allow, Action: 'events:*' } }),
      { Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders', Policy: { Statement: [{ ...allow, Action: '*' }] } } } },
    ],
    passes: [policy({ Statement: allow }), policy({ Statement: { ...allow, Effect: 'Deny', Action: 'events:*' } })],
    unknown: [policy({ Statement: { 'Fn::ImportValue': 'Statement' } })],
  },
});
