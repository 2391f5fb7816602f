import { controls } from '../../lib/catalog/index.generated';
import { controlsOf } from '../../lib/core/control';
import { evaluate } from '../../lib/core/evaluate';
import { JsonObject } from '../../lib/core/json';
import { TemplateGraph } from '../../lib/core/template-graph';
import { hookRules, hookTemplate } from '../../lib/exports/guard-hook';
import { guardFailures, hasGuardEngine } from './guard-engine';

const template = hookTemplate() as JsonObject;

test('the template of the hook breaks no control of the strictest profile', () => {
  const graph = new TemplateGraph([{ stackName: 'Hook', file: 'hook.json', template }]);
  expect(evaluate(graph, controlsOf('strict', controls)).filter(({ verdict }) => verdict === 'fail').map(({ id, message }) => `${id} ${message}`)).toEqual([]);
});

test('the hook is asked about each resource that is made or changed, and stops what fails', () => {
  expect(template).toMatchObject({
    Parameters: { FailureMode: { Default: 'FAIL' } },
    Resources: { Hook: { Properties: { HookStatus: 'ENABLED', TargetOperations: ['RESOURCE', 'CLOUD_CONTROL'], TargetFilters: { Actions: ['CREATE', 'UPDATE'] } } } },
  });
});

test('the rules are those of one version, so that nobody changes them behind the hook', () => {
  expect(template).toMatchObject({ Resources: { Hook: { Properties: { RuleLocation: { VersionId: { Ref: 'RulesVersion' } } } } } });
});

const withEngine = hasGuardEngine ? describe : describe.skip;
withEngine('the rules of the hook', () => {
  const failures = hasGuardEngine ? guardFailures(hookRules(controls)) : () => new Set<string>();
  const rulesThatFail = (input: object) => [...failures(input)].map((failure) => failure.split(' ')[0]);

  test('fail for an insecure resource and pass for a secure one', () => {
    const queue = (properties: object) => rulesThatFail({ Resources: { Orders: { ResourceType: 'AWS::SQS::Queue', ResourceProperties: properties } } });
    expect(queue({ SqsManagedSseEnabled: false })).toContain('QueueEncrypted');
    expect(queue({ SqsManagedSseEnabled: true })).not.toContain('QueueEncrypted');
  });

  test.each([
    ['a template', { Resources: { Orders: { Type: 'AWS::SQS::Queue', Properties: { SqsManagedSseEnabled: false } } } }],
    ['nothing that they know', { Stack: {} }],
  ])('fail for %s, instead of finding nothing to ask about', (_, input) => {
    expect(rulesThatFail(input)).toEqual(['InputUnderstood']);
  });
});
