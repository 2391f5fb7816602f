import * as fc from 'fast-check';
import { controls } from '../../lib/catalog/index.generated';
import { resourceTypesOf, templateOf } from '../../lib/core/control';
import { evaluate } from '../../lib/core/evaluate';
import { isObject, JsonObject, ownObject, ownString } from '../../lib/core/json';
import { TemplateGraph } from '../../lib/core/template-graph';

/** `FUZZ_RUNS` and `FUZZ_SEED` repeat a run. */
const numRuns = Number(process.env.FUZZ_RUNS ?? 100_000);
const seed = Number(process.env.FUZZ_SEED ?? Date.now() % 2 ** 31);

const exampleTemplates: JsonObject[] = controls.flatMap((control) => {
  const { fails, passes, unknown = [] } = control.examples;
  return [...fails, ...passes, ...unknown].map((example) => templateOf(control, example));
});

/** Keys and texts that controls know: of arbitrary ones no control would look at a thing. */
const vocabulary = { keys: new Set<string>(), texts: new Set<string>() };
exampleTemplates.forEach(function collect(value: unknown): void {
  if (typeof value === 'string') vocabulary.texts.add(value);
  else if (Array.isArray(value)) value.forEach(collect);
  else if (isObject(value)) {
    for (const [key, item] of Object.entries(value)) {
      vocabulary.keys.add(key);
      collect(item);
    }
  }
});

const types = [...new Set([...controls.flatMap(resourceTypesOf), ...exampleTemplates.flatMap((example) =>
  Object.values(ownObject(example, 'Resources')).map((resource) => ownString(resource, 'Type') ?? ''))])];
const logicalIds = ['Subject', 'Other', 'Queue', 'Function', 'Api', 'Stage', '__proto__', 'constructor'];

const logicalId = fc.constantFrom(...logicalIds);
const text = fc.oneof(
  { weight: 6, arbitrary: fc.constantFrom(...vocabulary.texts) },
  fc.constantFrom('', '*', '${', '${A.B}', '${!x}', '{{resolve:secretsmanager:a:SecretString:b}}', '{{resolve:', '[(', 'a'.repeat(2_000)),
  fc.constantFrom('\u0000', '𝒳', '-1', '1e999'),
  fc.string({ maxLength: 12 }),
);
const scalar = fc.oneof(text, fc.boolean(), fc.integer(), fc.double(), fc.constant(null));
const oddKey = fc.constantFrom('__proto__', 'constructor', 'toString', 'Fn::If', 'Ref', '');
const key = fc.oneof({ weight: 12, arbitrary: fc.constantFrom(...vocabulary.keys) }, oddKey, text);

const { value } = fc.letrec((tie) => {
  const any = tie('value');
  return {
    intrinsic: fc.oneof(
      fc.record({ Ref: fc.oneof(logicalId, text) }),
      fc.record({ 'Fn::GetAtt': fc.oneof(fc.tuple(logicalId, text), logicalId.map((id) => `${id}.Arn`), any) }),
      fc.record({ 'Fn::If': fc.oneof(fc.tuple(fc.constantFrom('Condition', 'Nowhere'), any, any), any) }),
      fc.record({ 'Fn::Sub': fc.oneof(text, logicalId.map((id) => `\${${id}.Arn}/x`), fc.tuple(text, any)) }),
      fc.record({ 'Fn::Join': fc.oneof(fc.tuple(text, fc.array(any, { maxLength: 3 })), any) }),
      fc.record({ 'Fn::Select': fc.oneof(fc.tuple(fc.integer({ min: -1, max: 3 }), fc.array(any, { maxLength: 3 })), any) }),
      fc.record({ 'Fn::Split': fc.oneof(fc.tuple(text, any), any) }),
      fc.record({ 'Fn::FindInMap': fc.oneof(fc.tuple(fc.constantFrom('Map', 'Nowhere'), any, any), any) }),
      fc.tuple(fc.constantFrom('Fn::ImportValue', 'Fn::Transform', 'Fn::Base64', 'Fn::Cidr', 'Fn::ToJsonString', 'Fn::Length', 'Fn::Odd'), any)
        .map(([name, argument]) => ({ [name]: argument })),
    ),
    value: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      { weight: 5, arbitrary: scalar },
      { weight: 2, arbitrary: tie('intrinsic') },
      { weight: 3, arbitrary: fc.array(any, { maxLength: 3 }) },
      { weight: 5, arbitrary: fc.array(fc.tuple(key, any), { maxLength: 4 }).map(objectOf) },
    ),
  };
});

/** `__proto__` as a key of its own, as JSON.parse makes it. */
function objectOf(entries: (readonly [string, unknown])[]): JsonObject {
  const object = {};
  for (const [name, item] of entries) {
    Object.defineProperty(object, name, { value: item, enumerable: true, writable: true, configurable: true });
  }
  return object;
}

const changes = fc.array(fc.tuple(fc.nat(), value), { minLength: 1, maxLength: 3 });

/** An example of the catalog, with something put in the place of something in it. */
const disturbed = fc.tuple(fc.constantFrom(...exampleTemplates), changes)
  .map(([example, all]) => all.reduce<unknown>((whole, [at, item]) => replaced(whole, at, item), example) as JsonObject);

/** The value with its n-th part replaced, counted in the order of a walk. */
function replaced(whole: unknown, at: number, item: unknown): unknown {
  const parts = countParts(whole);
  let left = 1 + at % Math.max(1, parts - 1);
  return (function walk(part: unknown): unknown {
    if (left-- === 0) return item;
    if (Array.isArray(part)) return part.map(walk);
    return isObject(part) ? objectOf(Object.entries(part).map(([name, below]) => [name, walk(below)] as const)) : part;
  })(whole);
}

function countParts(part: unknown): number {
  const below = Array.isArray(part) ? part : isObject(part) ? Object.values(part) : [];
  return below.reduce<number>((sum, item) => sum + countParts(item), 1);
}

const invented = fc.array(fc.tuple(logicalId, fc.record({
  Type: fc.constantFrom(...types),
  Properties: fc.oneof({ weight: 9, arbitrary: fc.array(fc.tuple(key, value), { maxLength: 6 }).map(objectOf) }, value),
  Condition: fc.constantFrom('Condition', undefined),
})), { maxLength: 4 }).map(objectOf);

const nothing = fc.constant(undefined);

const written = fc.record({
  Resources: invented,
  Parameters: fc.oneof(nothing, fc.record({ Queue: value, Other: fc.record({ Type: text, Default: value, NoEcho: value }) })),
  Conditions: fc.oneof(nothing, fc.record({ Condition: value })),
  Mappings: fc.oneof(nothing, fc.record({ Map: value })),
  Outputs: fc.oneof(nothing, fc.record({ Out: fc.record({ Value: value, Export: value }) })),
});

const template = fc.oneof(disturbed, written);

test(`${numRuns} templates over ${types.length} resource types are judged without a crash`, () => {
  process.stderr.write(`fuzz: FUZZ_SEED=${seed} FUZZ_RUNS=${numRuns}\n`);
  let findings = 0;
  fc.assert(fc.property(template, (generated) => {
    // As it would be read from a file: plain objects, `__proto__` a key among others.
    const read = JSON.parse(JSON.stringify(generated)) as unknown;
    if (!isObject(read)) return;
    const found = evaluate(new TemplateGraph([{ stackName: 'Fuzz', file: 'fuzz.json', template: read }]), controls);
    findings += found.length;
    for (const { id, message } of found) {
      if (message.startsWith('The control could not be evaluated')) throw new Error(`${id}: ${message}`);
      // The CDK's synthesis crashes on a finding whose brackets are not in pairs.
      if (!/^[A-Za-z0-9]+(\[[^[\]]*\])?$/.test(id)) throw new Error(`the id ${id} can not be acknowledged`);
    }
  }), { numRuns, seed });
  // A fuzz that controls do not look at would prove nothing.
  expect(findings).toBeGreaterThan(numRuns);
});
