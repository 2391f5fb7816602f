import { resolve, Resolved } from '../core/intrinsics';
import { isObject, JsonObject, ownString, ownValue } from '../core/json';
import { Resource, valuesAt } from '../core/template-graph';
import { renderText } from '../core/text';
import { PolicyKind, PolicyPlace, policyPlaces, typesWithPolicies } from './policy-places';
import { readStatement, Statement } from './statement';

/** A policy as it stands in one branch of a template. */
export interface Policy {
  readonly kind: PolicyKind;
  readonly statements: readonly Statement[];
  /** Below the resource, such as `Properties.PolicyDocument`. */
  readonly path: string;
  /** Why (a part of) it could not be read. */
  readonly unknown?: string;
}

/** The types of resource whose policies say what an identity may do. */
export const identityPolicyTypes = typesWithPolicies('identity');
/** The types of resource whose policies say who may use them. */
export const resourcePolicyTypes = typesWithPolicies('resource');
/** The types of resource that carry a policy of any kind. */
export const policyTypes = typesWithPolicies('identity', 'trust', 'resource');

/** Every policy that a resource carries, of all kinds alike, in each branch. */
export function policiesOf(resource: Resource): readonly Policy[] {
  // Most resources that may carry a policy carry none.
  return mayCarryPolicies(resource) ? resource.once('policies', readPolicies) : none;
}

const none: readonly Policy[] = [];

function mayCarryPolicies({ type, properties }: Resource): boolean {
  return type === busPolicy || (policyPlaces.get(type)?.some(({ property }) => Object.hasOwn(properties, property)) ?? false);
}

function readPolicies(resource: Resource): readonly Policy[] {
  return [...(policyPlaces.get(resource.type) ?? []).flatMap((place) => policiesAt(resource, place)), ...busPermission(resource)];
}

/** The statements of a resource's policies of one kind. */
export function statementsOf(resource: Resource, ...kinds: PolicyKind[]): Statement[] {
  return policiesOf(resource).flatMap(({ kind, statements }) => (kinds.includes(kind) ? statements : []));
}

function policiesAt(resource: Resource, { kind, path, list }: PolicyPlace): Policy[] {
  if (list === undefined) return resource.get(path).flatMap((value) => toPolicies(value, kind, `Properties.${path}`));
  return resource.get(list).flatMap((values) => {
    if (values.kind !== 'list') return isOpen(values) ? [unreadable(kind, `Properties.${list}`)] : [];
    return values.items.flatMap((item, index) => resolve(item, values.stack).flatMap((element) => (element.kind === 'absent'
      ? []
      : valuesAt(element, path).flatMap((value) => toPolicies(value, kind, `Properties.${list}.${index}.${path}`)))));
  });
}

function toPolicies(value: Resolved, kind: PolicyKind, path: string): Policy[] {
  if (value.kind === 'absent') return [];
  const document = value.kind === 'object' ? value.value : parseText(value);
  if (!isObject(document)) return [unreadable(kind, path)];
  // An event bus policy is a single statement.
  const bare = ownValue(document, 'Statement') === undefined && ownValue(document, 'Effect') !== undefined;
  const content = bare ? document : ownValue(document, 'Statement');
  return resolve(content, value.stack).map((statements): Policy => {
    const items = statements.kind === 'list' ? statements.items : statements.kind === 'object' ? [statements.value] : [];
    const at = (index: number) => (bare ? path : statements.kind === 'list' ? `${path}.Statement.${index}` : `${path}.Statement`);
    let open = isOpen(statements);
    const found = items.flatMap((item, index) => resolve(item, statements.stack).flatMap((statement) => {
      open ||= isOpen(statement);
      return statement.kind === 'object' ? readStatement(statement.value, statement.stack, at(index), statement.when !== undefined) : [];
    }));
    return { kind, path, statements: found, unknown: open ? 'some statements are known only on deployment' : undefined };
  });
}

function unreadable(kind: PolicyKind, path: string): Policy {
  return { kind, path, statements: [], unknown: 'the policy is known only on deployment' };
}

function isOpen({ kind }: Resolved): boolean {
  return kind === 'unknown' || kind === 'text' || kind === 'reference';
}

/** Far above what any service takes. */
const longestText = 100_000;

/** Some services take their policy as text. What stands for a piece that only deployment knows is kept. */
function parseText(value: Resolved): unknown {
  const text = value.kind === 'scalar' ? String(value.value) : value.kind === 'text' ? renderText(value.parts) : undefined;
  if (text === undefined || text.length > longestText) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

const busPolicy = 'AWS::Events::EventBusPolicy';

/** The older form of an event bus policy: its properties are one statement. */
function busPermission(resource: Resource): Policy[] {
  const { properties, stack } = resource;
  if (resource.type !== busPolicy || properties.Statement !== undefined || properties.Principal === undefined) return [];
  const statement: JsonObject = {
    Effect: 'Allow',
    Principal: { AWS: properties.Principal },
    Action: properties.Action,
    Condition: isObject(properties.Condition) ? condition(properties.Condition) : properties.Condition,
  };
  return [{ kind: 'resource', path: 'Properties', statements: readStatement(statement, stack, 'Properties') }];
}

function condition(value: JsonObject): JsonObject {
  const [type, key] = [ownString(value, 'Type'), ownString(value, 'Key')];
  // A function, such as Fn::If: read as the condition that can't be told.
  if (type === undefined || key === undefined) return { unknown: { Ref: 'Condition' } };
  return { [type]: { [key]: ownValue(value, 'Value') } };
}
