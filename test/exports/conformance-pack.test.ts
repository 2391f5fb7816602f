import { controls } from '../../lib/catalog/index.generated';
import { PropertyControl } from '../../lib/core/control';
import { isObject, JsonObject } from '../../lib/core/json';
import { conformancePacks } from '../../lib/exports/conformance-pack';
import { recordedProperties } from '../../lib/facts/recorded-properties';
import { guardFailures, hasGuardEngine } from './guard-engine';

interface ConfigRule {
  readonly Properties: {
    readonly Scope: { readonly ComplianceResourceTypes: readonly string[] };
    readonly Source: {
      readonly Owner: string;
      readonly CustomPolicyDetails: { readonly PolicyRuntime: string; readonly PolicyText: string };
    };
  };
}

const { packs, leftOut } = conformancePacks(controls);
const rules = new Map(packs.flatMap(({ Resources }) => Object.entries(Resources as Record<string, ConfigRule>)));
const exported = controls.filter((control): control is PropertyControl => rules.has(control.id));
const policyOf = (id: string) => rules.get(id)!.Properties.Source.CustomPolicyDetails.PolicyText;

test('each pack is as small as AWS Config wants it', () => {
  for (const pack of packs) {
    expect(Buffer.byteLength(JSON.stringify(pack))).toBeLessThanOrEqual(51_200);
    expect(Object.keys(pack.Resources).length).toBeLessThanOrEqual(130);
  }
});

test('each control is a rule once, or left out with a reason', () => {
  expect([...rules.keys(), ...leftOut.keys()].sort()).toEqual(controls.map(({ id }) => id).sort());
  expect(rules.size).toBeGreaterThan(50);
});

test('no rule asks about what AWS Config does not record', () => {
  expect(leftOut.get('FunctionRecursionStopped')).toBe('AWS Config does not record RecursiveLoop');
  expect(leftOut.get('PipeFailuresKept')).toBe('AWS Config records the type differently, or not at all');
});

test('a rule is about the resources of its type, in a language that AWS Config runs', () => {
  for (const { id, resource } of exported) {
    const { Scope, Source } = rules.get(id)!.Properties;
    expect(Scope.ComplianceResourceTypes).toEqual([resource]);
    expect(Source).toMatchObject({ Owner: 'CUSTOM_POLICY', CustomPolicyDetails: { PolicyRuntime: 'guard-2.x.x' } });
    expect(policyOf(id)).toMatch(new RegExp(`^rule ${id} when resourceType == '${resource}' \\{\n`));
    expect(policyOf(id)).not.toMatch(/is_null|is_float/);
  }
});

/** The configuration item of a resource with these properties. */
function configurationItem(resourceType: string, properties: JsonObject): JsonObject {
  const item: JsonObject = { resourceType };
  const recorded = recordedProperties[resourceType];
  const copy = (from: JsonObject, to: JsonObject, at: string, below: string): void => {
    for (const [key, value] of Object.entries(from)) {
      const path = `${below}${key}`;
      const target = recorded[`${at}${path}`];
      if (target === undefined) {
        if (isObject(value)) copy(value, to, at, `${path}.`);
      } else put(to, target, Array.isArray(value) ? value.map((element) => elementOf(element, `${at}${path}[].`)) : isObject(value) ? {} : value);
      if (target !== undefined && isObject(value)) copy(value, to, at, `${path}.`);
    }
  };
  const elementOf = (element: unknown, at: string): unknown => {
    if (!isObject(element)) return element;
    const made: JsonObject = {};
    copy(element, made, at, '');
    return made;
  };
  copy(properties, item, '', '');
  return item;
}

function put(to: JsonObject, path: string, value: unknown): void {
  const keys = path.split('.');
  let place = to as Record<string, unknown>;
  for (const key of keys.slice(0, -1)) place = (place[key] ??= {}) as Record<string, unknown>;
  place[keys[keys.length - 1]] = value;
}

const withEngine = hasGuardEngine ? test : test.skip;
withEngine('the Guard engine comes to our verdict on the configuration item of every example', () => {
  const failures = guardFailures([...rules.keys()].map(policyOf).join('\n'));
  const differ = exported.flatMap((control) => (['fails', 'passes'] as const).flatMap((kind) => control.examples[kind].flatMap((example) => {
    const item = configurationItem(control.resource, example);
    const fails = [...failures(item)].some((failure) => failure.startsWith(`${control.id} `));
    return fails === (kind === 'fails') ? [] : [`${control.id} ${kind} ${JSON.stringify(item)}`];
  })));
  expect(differ).toEqual([]);
});
