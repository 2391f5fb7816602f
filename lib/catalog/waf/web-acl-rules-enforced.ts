import { absent, allOf, each } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const webAclRulesEnforced = propertyControl({
  id: 'WebAclRulesEnforced',
  title: 'Rules of web ACLs do more than count',
  severity: 'low',
  why: 'A rule that was put in for a trial and only counts stops no attack.',
  fix: 'Set OverrideAction to None for rule groups, and Action to Block or Challenge for rules.',
  resource: 'AWS::WAFv2::WebACL',
  requires: each('Rules', allOf(absent('OverrideAction.Count'), absent('Action.Count'))),
  satisfies: [],
  mitigates: ['api.denial', 'api.tampering'],
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/web-acl-testing.html',
  examples: {
    fails: [
      { Rules: [{ Name: 'common', OverrideAction: { Count: {} } }] },
      { Rules: [{ Name: 'rate', Action: { Block: {} } }, { Name: 'bots', Action: { Count: {} } }] },
    ],
    passes: [{}, { Rules: [{ Name: 'common', OverrideAction: { None: {} } }, { Name: 'rate', Action: { Block: {} } }] }],
    unknown: [{ Rules: [{ Name: 'common', OverrideAction: { Ref: 'Action' } }] }],
  },
});
