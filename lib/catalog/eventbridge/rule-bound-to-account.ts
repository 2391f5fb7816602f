import { judge, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { referencesFrom, resourcesIn } from '../../core/resource-references';
import { Resource, TemplateGraph } from '../../core/template-graph';
import { grantsOf } from '../../iam/grants';
import { foreignAccounts } from '../../iam/reach';

const app = (EventPattern: object, Principal: unknown) => ({
  Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'orders' } },
  Policy: { Type: 'AWS::Events::EventBusPolicy', Properties: { EventBusName: { Ref: 'Bus' }, StatementId: 'Senders', Action: 'events:PutEvents', Principal } },
  Rule: { Type: 'AWS::Events::Rule', Properties: { EventBusName: { Ref: 'Bus' }, EventPattern } },
});

export const ruleBoundToAccount = graphControl({
  id: 'RuleBoundToAccount',
  title: 'Rules on buses that take events of other accounts say whose events they match',
  severity: 'medium',
  why: 'Any account that may send to the bus can forge the events that the rule was written for.',
  fix: 'Add the accounts to EventPattern, as account.',
  resources: ['AWS::Events::Rule'],
  * check(rule, graph) {
    const buses = rule.get('EventBusName').flatMap(resourcesIn);
    if (!buses.some((bus) => takesOthersEvents(bus, graph))) return;
    const { verdict } = judge(present('EventPattern.account'), rule);
    if (verdict !== 'pass') yield { verdict, message: 'the bus takes events of other accounts, and EventPattern names no account', path: 'Properties.EventPattern' };
  },
  satisfies: ['NIST-800-53/AC-3'],
  mitigates: ['queue.spoofing'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-cross-account.html',
  examples: {
    fails: [app({ source: ['orders'] }, '444455556666'), app({ source: ['orders'] }, '*')],
    passes: [
      app({ source: ['orders'], account: ['444455556666'] }, '444455556666'), app({ source: ['orders'] }, { Ref: 'AWS::AccountId' }),
      app({ source: ['orders'] }, { Service: 'events.amazonaws.com' }),
    ],
    unknown: [app({ Ref: 'Pattern' }, '444455556666')],
  },
});

function takesOthersEvents(bus: Resource, graph: TemplateGraph): boolean {
  const policies = [bus, ...referencesFrom(graph, 'AWS::Events::EventBusPolicy', 'EventBusName').to(bus, ...bus.get('Name'))];
  return policies.flatMap((policy) => grantsOf(policy, 'resource')).some(({ statement: { principals } }) =>
    principals.some(({ kind }) => kind === 'any') || foreignAccounts(principals, bus).length > 0);
}
