import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const send = { Effect: 'Allow', Principal: '*', Action: 'events:PutEvents', Resource: 'arn:aws:events:eu-west-1:111122223333:event-bus/orders' };
const policy = (properties: object) => ({ Policy: { Type: 'AWS::Events::EventBusPolicy', Properties: { EventBusName: 'orders', StatementId: 'Senders', ...properties } } });

export const eventBusPolicyRestricted = graphControl({
  id: 'EventBusPolicyRestricted',
  title: 'Policies of event buses name who may use them',
  severity: 'critical',
  why: 'Anyone with an AWS account can put events on the bus, which rules and functions take for your own.',
  fix: 'Name the principals, or add a condition on aws:PrincipalOrgID or aws:SourceAccount.',
  profile: 'baseline',
  resources: ['AWS::Events::EventBusPolicy', 'AWS::Events::EventBus'],
  check: publicStatements,
  satisfies: ['NIST-800-53/AC-3', 'NIST-800-53/SC-7'],
  mitigates: ['queue.spoofing'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-perms.html',
  examples: {
    fails: [
      policy({ Statement: send }),
      policy({ Principal: '*', Action: 'events:PutEvents' }),
      { Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders', Policy: { Statement: [send] } } } },
    ],
    passes: [
      policy({ Statement: { ...send, Principal: { AWS: '111122223333' } } }),
      policy({ Statement: { ...send, Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-a1b2c3d4e5' } } } }),
      policy({ Principal: '*', Action: 'events:PutEvents', Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-a1b2c3d4e5' } }),
    ],
    unknown: [policy({ Statement: { 'Fn::ImportValue': 'Statement' } })],
  },
});
