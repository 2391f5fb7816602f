import { isObject, isScalar, JsonObject, ownObject, ownString, ownValue, Scalar } from './json';
import type { StackOutput } from './stack-outputs';
import type { Resource, StackTemplate } from './template-graph';
import { joinParts, Placeholder, renderText, TextPart } from './text';

/** What a template value turns out to be, as far as the templates can tell. */
export type Resolved = (
  | { readonly kind: 'absent' }
  | { readonly kind: 'scalar'; readonly value: Scalar }
  | { readonly kind: 'list'; readonly items: readonly unknown[] }
  | { readonly kind: 'object'; readonly value: JsonObject }
  /** A string with pieces that only deployment knows. */
  | { readonly kind: 'text'; readonly parts: readonly TextPart[] }
  | { readonly kind: 'reference'; readonly resource: Resource; readonly attribute: string }
  | { readonly kind: 'unknown'; readonly because: string }
) & {
  /** The stack in whose terms nested values are to be read: a parameter's value belongs to the parent. */
  readonly stack: StackTemplate;
  /** The branches of `Fn::If` taken to get here, such as `IsProd is false`. */
  readonly when?: string;
};

/** Bounds the work on hostile templates; real ones stay far below. */
const deepest = 40;
const mostAlternatives = 24;
const mostSteps = 5_000;

/** Steps of the outermost call under way: outputs and parameters of nested stacks can form a cycle. */
let steps = 0;

export function resolve(value: unknown, stack: StackTemplate, depth = 0): readonly Resolved[] {
  if (value === undefined || value === null) return stack.absent;
  if (typeof value === 'string' && value.includes('{{resolve:')) return [dynamicReference(value, stack)];
  if (isScalar(value)) return [{ kind: 'scalar', value, stack }];
  if (Array.isArray(value)) return [{ kind: 'list', items: value, stack }];
  if (!isObject(value)) return [unknown('it is not JSON', stack)];
  const name = intrinsicName(value);
  if (name === undefined) return [{ kind: 'object', value, stack }];
  if (depth === 0) steps = 0;
  if (depth > deepest || ++steps > mostSteps) return [unknown('its functions are nested too deeply', stack)];
  const evaluate = intrinsics[name];
  if (evaluate === undefined) return [unknown(`${name} is known only on deployment`, stack)];
  const resolved = evaluate(value[name], stack, depth + 1);
  return resolved.length <= mostAlternatives
    ? resolved
    : [...resolved.slice(0, mostAlternatives), unknown('it has too many alternatives', stack)];
}

/** What the items of a list turn out to be; nothing where it is no list. */
export function resolvedItems(list: Resolved): readonly Resolved[] {
  return list.kind === 'list' ? list.items.flatMap((item) => resolve(item, list.stack)) : [];
}

/** The name of the function that the object is a call of. */
export function intrinsicName(value: JsonObject): string | undefined {
  let only: string | undefined;
  for (const key in value) {
    if (only !== undefined) return undefined;
    only = key;
  }
  return only !== undefined && (only === 'Ref' || only.startsWith('Fn::')) ? only : undefined;
}

function unknown(because: string, stack: StackTemplate): Resolved {
  return { kind: 'unknown', because, stack };
}

function dynamicReference(value: string, stack: StackTemplate): Resolved {
  const parts: TextPart[] = value.split(/(\{\{resolve:[^}]*\}\})/)
    .map((piece) => (piece.startsWith('{{resolve:') ? { expression: piece.slice(2, -2) } : piece));
  return { kind: 'text', parts: joinParts(parts), stack };
}

type Evaluate = (argument: unknown, stack: StackTemplate, depth: number) => readonly Resolved[];

const intrinsics: Record<string, Evaluate | undefined> = Object.assign(Object.create(null), {
  'Ref': (name, stack, depth) => (typeof name === 'string' ? reference(name, stack, depth) : [unknown('Ref takes a name', stack)]),
  'Fn::GetAtt': getAttribute,
  'Fn::If': branches,
  'Fn::Sub': substitute,
  'Fn::Join': join,
  'Fn::Select': select,
  'Fn::Split': split,
  'Fn::FindInMap': findInMap,
  'Fn::ImportValue': importValue,
  'Fn::GetStackOutput': getStackOutput,
} satisfies Record<string, Evaluate>);

function reference(name: string, stack: StackTemplate, depth: number): readonly Resolved[] {
  if (name === 'AWS::NoValue') return stack.absent;
  if (name.startsWith('AWS::')) return [open({ expression: name }, stack)];
  const resource = stack.resource(name);
  if (resource) return [{ kind: 'reference', resource, attribute: 'Ref', stack }];
  return parameterValue(name, stack, depth);
}

function parameterValue(name: string, stack: StackTemplate, depth: number): readonly Resolved[] {
  const given = stack.givenParameter(name);
  if (given !== undefined && stack.parent) return resolve(given, stack.parent, depth);
  const parameter = ownValue(ownObject(stack.template, 'Parameters'), name);
  if (!isObject(parameter)) return [unknown(`'${name}' is nowhere in the template`, stack)];
  if ((ownString(parameter, 'Type') ?? '').startsWith('AWS::SSM::Parameter')) return [open({ expression: name }, stack)];
  const standard = ownValue(parameter, 'Default');
  if (isScalar(standard)) {
    const isList = /^(CommaDelimitedList|List<)/.test(ownString(parameter, 'Type') ?? '');
    return isList ? [{ kind: 'list', items: String(standard).split(','), stack }] : [{ kind: 'scalar', value: standard, stack }];
  }
  const allowed = ownValue(parameter, 'AllowedValues');
  if (Array.isArray(allowed) && allowed.length > 0 && allowed.every(isScalar)) {
    return allowed.map((value) => ({ kind: 'scalar', value, stack, when: `${name} is ${value}` }));
  }
  return [open({ expression: name }, stack)];
}

function open(placeholder: Placeholder, stack: StackTemplate): Resolved {
  return { kind: 'text', parts: [placeholder], stack };
}

function getAttribute(argument: unknown, stack: StackTemplate, depth: number): readonly Resolved[] {
  const [logicalId, ...rest] = typeof argument === 'string' ? argument.split('.') : Array.isArray(argument) ? argument : [];
  if (typeof logicalId !== 'string') return [unknown('Fn::GetAtt takes a resource and an attribute', stack)];
  const resource = stack.resource(logicalId);
  if (!resource) return [unknown(`'${logicalId}' is nowhere in the template`, stack)];
  const attribute = rest.filter((part) => typeof part === 'string').join('.');
  const nested = attribute.startsWith('Outputs.') ? stack.nested(logicalId) : undefined;
  const output = nested && ownValue(ownObject(nested.template, 'Outputs'), attribute.slice('Outputs.'.length));
  if (nested && isObject(output)) return resolve(ownValue(output, 'Value'), nested, depth);
  return [{ kind: 'reference', resource, attribute, stack }];
}

function branches(argument: unknown, stack: StackTemplate, depth: number): readonly Resolved[] {
  if (!Array.isArray(argument) || argument.length !== 3) return [unknown('Fn::If takes three values', stack)];
  const [condition, whenTrue, whenFalse] = argument;
  if (typeof condition !== 'string') return [unknown('Fn::If takes the name of a condition', stack)];
  const label = (resolved: Resolved, truth: boolean): Resolved => {
    const when = `${condition} is ${truth}`;
    return { ...resolved, when: resolved.when ? `${when} and ${resolved.when}` : when };
  };
  return [
    ...resolve(whenTrue, stack, depth).map((resolved) => label(resolved, true)),
    ...resolve(whenFalse, stack, depth).map((resolved) => label(resolved, false)),
  ];
}

/** A value as the pieces of a text, whatever it is. */
export function partsOf(value: Resolved): readonly TextPart[] {
  switch (value.kind) {
    case 'absent': return [];
    case 'scalar': return [String(value.value)];
    case 'text': return value.parts;
    case 'reference': return [{ expression: `${value.resource.logicalId}.${value.attribute}`, resource: value.resource }];
    default: return [{ expression: '?' }];
  }
}

/** The pieces of text that a value may stand for, one list an alternative. */
export function textAlternatives(value: unknown, stack: StackTemplate, depth = 0): (readonly TextPart[])[] {
  return resolve(value, stack, depth).map(partsOf);
}

function asText(alternatives: readonly (readonly TextPart[])[], stack: StackTemplate): readonly Resolved[] {
  return alternatives.map((parts): Resolved => {
    const joined = joinParts(parts);
    if (joined.length === 0) return { kind: 'scalar', value: '', stack };
    return joined.length === 1 && typeof joined[0] === 'string'
      ? { kind: 'scalar', value: joined[0], stack }
      : { kind: 'text', parts: joined, stack };
  });
}

/** Every way to choose one alternative of each piece, up to the bound. */
function combine(pieces: readonly (readonly (readonly TextPart[])[])[]): TextPart[][] {
  let combined: TextPart[][] = [[]];
  for (const alternatives of pieces) {
    // In place where there is nothing to choose: a long list must not be copied for each of its items.
    if (alternatives.length === 1) for (const head of combined) for (const part of alternatives[0]) head.push(part);
    else combined = combined.flatMap((head) => alternatives.map((tail) => [...head, ...tail]));
    if (combined.length > mostAlternatives) return [[{ expression: '?' }]];
  }
  return combined;
}

function substitute(argument: unknown, stack: StackTemplate, depth: number): readonly Resolved[] {
  const [pattern, variables] = Array.isArray(argument) ? argument : [argument, {}];
  if (typeof pattern !== 'string') return [unknown('Fn::Sub takes a string', stack)];
  const pieces = pattern.split(/(\$\{[^}]*\})/).map((piece): (readonly TextPart[])[] => {
    if (!piece.startsWith('${')) return [[piece]];
    const name = piece.slice(2, -1).trim();
    if (name.startsWith('!')) return [[`\${${name.slice(1)}}`]];
    const given = ownValue(variables, name);
    if (given !== undefined) return textAlternatives(given, stack, depth);
    return textAlternatives(name.includes('.') ? { 'Fn::GetAtt': name } : { Ref: name }, stack, depth);
  });
  return asText(combine(pieces), stack);
}

function join(argument: unknown, stack: StackTemplate, depth: number): readonly Resolved[] {
  const [delimiter, list] = Array.isArray(argument) ? argument : [];
  if (typeof delimiter !== 'string') return [unknown('Fn::Join takes a delimiter and a list', stack)];
  return resolve(list, stack, depth).flatMap((resolved) => {
    if (resolved.kind !== 'list') return [unknown('the list that Fn::Join joins is known only on deployment', stack)];
    const pieces = resolved.items.map((item, index) =>
      textAlternatives(item, resolved.stack, depth).map((parts) => (index === 0 ? parts : [delimiter, ...parts])));
    return asText(combine(pieces), stack);
  });
}

function select(argument: unknown, stack: StackTemplate, depth: number): readonly Resolved[] {
  const [index, list] = Array.isArray(argument) ? argument : [];
  const position = isScalar(index) ? Number(index) : NaN;
  return resolve(list, stack, depth).flatMap((resolved) => {
    // A piece of what one resource is called is still about that resource.
    if (resolved.kind === 'text' && Number.isInteger(position)) {
      const resource = resolved.parts.length === 1 && typeof resolved.parts[0] !== 'string' ? resolved.parts[0].resource : undefined;
      return [open({ expression: `Piece${position}.${renderText(resolved.parts)}`.replace(/[${}]/g, ''), resource }, stack)];
    }
    if (resolved.kind !== 'list' || !Number.isInteger(position) || resolved.items[position] === undefined) {
      return [unknown('what Fn::Select picks is known only on deployment', stack)];
    }
    return resolve(resolved.items[position], resolved.stack, depth);
  });
}

/** The pieces of a text; the text itself where only deployment knows what it will be cut into. */
function split(argument: unknown, stack: StackTemplate, depth: number): readonly Resolved[] {
  const [delimiter, source] = Array.isArray(argument) ? argument : [];
  if (typeof delimiter !== 'string' || delimiter === '') return [unknown('Fn::Split takes a delimiter and a text', stack)];
  return asText(textAlternatives(source, stack, depth), stack).map((text) =>
    (text.kind === 'scalar' ? { kind: 'list', items: String(text.value).split(delimiter), stack } : text));
}

function findInMap(argument: unknown, stack: StackTemplate, depth: number): readonly Resolved[] {
  const [map, first, second] = Array.isArray(argument) ? argument : [];
  if (typeof map !== 'string') return [unknown('Fn::FindInMap takes the name of a map', stack)];
  const rows = entriesAt(ownValue(ownObject(stack.template, 'Mappings'), map), first, stack, depth);
  const cells = rows.flatMap((row) => entriesAt(row, second, stack, depth));
  return cells.length > 0
    ? cells.flatMap((cell) => resolve(cell, stack, depth))
    : [unknown(`the map '${map}' has no such entry`, stack)];
}

/** The entry of that key, or every entry where the key is known only on deployment. */
function entriesAt(table: unknown, key: unknown, stack: StackTemplate, depth: number): unknown[] {
  if (!isObject(table)) return [];
  return resolve(key, stack, depth).flatMap((resolved) => {
    if (resolved.kind !== 'scalar') return Object.values(table);
    const entry = ownValue(table, String(resolved.value));
    return entry === undefined ? [] : [entry];
  });
}

function importValue(argument: unknown, stack: StackTemplate, depth: number): readonly Resolved[] {
  return textAlternatives(argument, stack, depth).flatMap((name) => fromOutputs(stack.graph.outputs.exportedAs(name), stack, depth));
}

function getStackOutput(argument: unknown, stack: StackTemplate, depth: number): readonly Resolved[] {
  const outputName = ownString(argument, 'OutputName');
  if (outputName === undefined) return [unknown('Fn::GetStackOutput takes the name of an output', stack)];
  return fromOutputs(stack.graph.outputs.ofStack(ownValue(argument, 'StackName'), outputName), stack, depth);
}

function fromOutputs(outputs: readonly StackOutput[], stack: StackTemplate, depth: number): readonly Resolved[] {
  if (outputs.length === 0) return [unknown('the stack that puts it out is not among the templates', stack)];
  return outputs.flatMap((output) => resolve(output.value, output.stack, depth));
}
