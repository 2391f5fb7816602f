import { isObject, JsonObject } from '../../lib/core/json';

/** Statements of policies; those of data protection policies have no effect. */
export function isStatement(value: unknown): value is JsonObject {
  return isObject(value) && (value.Effect === 'Allow' || value.Effect === 'Deny');
}

export function statementLabel(statement: JsonObject): string {
  return `${String(statement.Effect)} ${[statement.Action].flat().map(String).sort().join(' ')}`;
}

type Weaker = readonly [what: string, to: JsonObject];

/** A statement weakened: one that allows allows more, one that denies denies less. */
export function* weakerStatements(statement: JsonObject): IterableIterator<Weaker> {
  const service = String([statement.Action].flat()[0]).split(':')[0];
  if (statement.Effect === 'Allow') {
    yield ['Effect: Deny', { ...statement, Effect: 'Deny' }];
    yield ['Action: all of the service', { ...statement, Action: `${service}:*` }];
    yield ['Action: *', { ...statement, Action: '*' }];
    if (statement.Resource !== undefined) yield ['Resource: *', { ...statement, Resource: '*' }];
    if (statement.Principal !== undefined) yield ['Principal: *', { ...statement, Principal: '*' }];
    if (statement.Principal !== undefined) yield ['Principal: of another account', { ...statement, Principal: { AWS: 'arn:aws:iam::999999999999:root' } }];
    for (const item of Array.isArray(statement.Action) ? statement.Action : []) {
      yield [`Action: without ${String(item)}`, { ...statement, Action: (statement.Action as unknown[]).filter((one) => one !== item) }];
    }
  } else {
    yield ['Effect: Allow', { ...statement, Effect: 'Allow' }];
    yield ['Action: a single one', { ...statement, Action: `${service}:ListTagsForResource` }];
    yield ['Principal: a single one', { ...statement, Principal: { AWS: 'arn:aws:iam::999999999999:role/somebody' } }];
    if (statement.Resource !== undefined) yield ['Resource: another one', { ...statement, Resource: `arn:aws:${service}:eu-west-1:999999999999:something-else` }];
    yield ['Condition: one more', { ...statement, Condition: { ...(statement.Condition as JsonObject), StringEquals: { 'aws:username': 'somebody' } } }];
  }
  yield* weakerConditions(statement);
}

/** An Allow that asks less, a Deny that spares more. */
function* weakerConditions(statement: JsonObject): IterableIterator<Weaker> {
  const conditions = statement.Condition as Record<string, JsonObject> | undefined;
  if (!conditions) return;
  const { Condition: _, ...unconditional } = statement;
  const allows = statement.Effect === 'Allow';
  if (allows) yield ['Condition: removed', unconditional];
  for (const [operator, keys] of Object.entries(conditions)) {
    const { [operator]: __, ...otherOperators } = conditions;
    const withKeys = (name: string, values: JsonObject): JsonObject => ({ ...statement, Condition: { ...otherOperators, [name]: values } });
    if (allows) yield [`Condition: ${operator}IfExists`, withKeys(`${operator}IfExists`, keys)];
    yield [`Condition: ${operator} inverted`, inverted(operator, keys, withKeys)];
    for (const key of Object.keys(keys)) {
      const { [key]: ___, ...others } = keys;
      if (allows && Object.keys(keys).length + Object.keys(otherOperators).length > 1) {
        const rest = Object.keys(others).length > 0 ? { ...otherOperators, [operator]: others } : otherOperators;
        yield [`Condition: without ${key}`, { ...statement, Condition: rest }];
      }
      if (operator !== 'Bool') yield [`Condition: any ${key}`, withKeys('StringLike', { ...keys, [key]: '*' })];
      if (JSON.stringify(keys[key]).includes('AWS::AccountId')) {
        yield [`Condition: ${key} of another account`, withKeys(operator, { ...keys, [key]: JSON.parse(JSON.stringify(keys[key]).replaceAll('{"Ref":"AWS::AccountId"}', '"999999999999"')) })];
      }
    }
  }
}

function inverted(operator: string, keys: JsonObject, withKeys: (name: string, values: JsonObject) => JsonObject): JsonObject {
  if (operator === 'Bool') return withKeys(operator, Object.fromEntries(Object.entries(keys).map(([key, value]) => [key, value === 'true' ? 'false' : 'true'])));
  return withKeys(operator.includes('Not') ? operator.replace('Not', '') : operator.replace(/^(String|Arn)/, '$1Not'), keys);
}
