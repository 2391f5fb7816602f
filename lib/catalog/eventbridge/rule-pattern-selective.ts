import { graphControl } from '../../core/control';
import { isObject } from '../../core/json';

const rule = (EventPattern: object) => ({ Rule: { Type: 'AWS::Events::Rule', Properties: { EventPattern } } });

/** Whether a field of a pattern is met by whatever stands there. */
function matchesAll(values: unknown): boolean {
  return Array.isArray(values) && values.some((value) => isObject(value) && (value.prefix === '' || value.exists === true || value.wildcard === '*'));
}

export const rulePatternSelective = graphControl({
  id: 'RulePatternSelective',
  title: 'Rules say which events they match',
  severity: 'low',
  why: 'A rule that matches everything hands its target events that were never meant for it, those of other accounts among them.',
  fix: 'Write the sources and detail types into EventPattern.',
  profile: 'strict',
  resources: ['AWS::Events::Rule'],
  * check(resource) {
    for (const pattern of resource.get('EventPattern')) {
      if (pattern.kind !== 'object') continue;
      const fields = Object.entries(pattern.value);
      if (fields.every(([, values]) => matchesAll(values))) yield { verdict: 'fail', message: 'EventPattern matches every event', path: 'Properties.EventPattern' };
    }
  },
  satisfies: ['NIST-800-53/AC-6'],
  mitigates: ['queue.disclosure', 'queue.spoofing'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-patterns-best-practices.html',
  examples: {
    fails: [rule({ source: [{ prefix: '' }] }), rule({ account: [{ exists: true }] }), rule({ source: ['orders', { wildcard: '*' }] })],
    passes: [
      rule({ source: ['orders'] }), rule({ source: [{ prefix: '' }], account: ['111122223333'] }), rule({ Ref: 'Pattern' }),
      rule({ source: [{ prefix: 'orders.' }] }),
    ],
  },
});
