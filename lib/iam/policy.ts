import { resolve, Resolved } from '../core/intrinsics';
import { isObject, ownValue } from '../core/json';
import { Resource, valuesAt } from '../core/template-graph';
import { renderText } from '../core/text';
import { readStatement, Statement } from './statement';

/** Whom a policy speaks of: what its owner may do, who may take a role, or who may use a resource. */
export type PolicyKind = 'identity' | 'trust' | 'resource';

export interface Policy {
  readonly kind: PolicyKind;
  readonly statements: readonly Statement[];
  /** Below the resource, such as `Properties.PolicyDocument`. */
  readonly path: string;
  /** Why (a part of) it could not be read. */
  readonly unknown?: string;
}

interface Place {
  readonly kind: PolicyKind;
  /** Where the document stands; below each element of `list`, where there is one. */
  readonly path: string;
  readonly list?: string;
}

const document = (kind: PolicyKind, path = 'PolicyDocument'): Place[] => [{ kind, path }];
const inline: Place = { kind: 'identity', list: 'Policies', path: 'PolicyDocument' };

/** Every place of CloudFormation where serverless applications write a policy. */
const places: ReadonlyMap<string, readonly Place[]> = new Map<string, readonly Place[]>([
  ['AWS::IAM::Role', [{ kind: 'trust', path: 'AssumeRolePolicyDocument' }, inline]],
  ['AWS::IAM::User', [inline]],
  ['AWS::IAM::Group', [inline]],
  ['AWS::IAM::Policy', document('identity')],
  ['AWS::IAM::ManagedPolicy', document('identity')],
  ['AWS::IAM::RolePolicy', document('identity')],
  ['AWS::IAM::UserPolicy', document('identity')],
  ['AWS::IAM::GroupPolicy', document('identity')],
  ['AWS::SSO::PermissionSet', document('identity', 'InlinePolicy')],
  ['AWS::ApiGateway::RestApi', document('resource', 'Policy')],
  ['AWS::DynamoDB::Table', document('resource', 'ResourcePolicy.PolicyDocument')],
  ['AWS::ECR::Repository', document('resource', 'RepositoryPolicyText')],
  ['AWS::Events::EventBus', document('resource', 'Policy')],
  ['AWS::Events::EventBusPolicy', document('resource', 'Statement')],
  ['AWS::KMS::Key', document('resource', 'KeyPolicy')],
  ['AWS::Kinesis::ResourcePolicy', document('resource', 'ResourcePolicy')],
  ['AWS::Logs::Destination', document('resource', 'DestinationPolicy')],
  ['AWS::Logs::ResourcePolicy', document('resource')],
  ['AWS::S3::BucketPolicy', document('resource')],
  ['AWS::SNS::TopicInlinePolicy', document('resource')],
  ['AWS::SNS::TopicPolicy', document('resource')],
  ['AWS::SQS::QueueInlinePolicy', document('resource')],
  ['AWS::SQS::QueuePolicy', document('resource')],
  ['AWS::SecretsManager::ResourcePolicy', document('resource', 'ResourcePolicy')],
]);

/** The types of resource whose policies say what an identity may do. */
export const identityPolicyTypes: readonly string[] = typesWith('identity');
/** The types of resource that carry a policy of any kind. */
export const policyTypes: readonly string[] = [...places.keys()];

function typesWith(kind: PolicyKind): string[] {
  return [...places].filter(([, found]) => found.some((place) => place.kind === kind)).map(([type]) => type);
}

const read = new WeakMap<Resource, readonly Policy[]>();

/** Every policy that a resource carries, of all kinds alike. */
export function policiesOf(resource: Resource): readonly Policy[] {
  const known = read.get(resource);
  if (known) return known;
  const policies = (places.get(resource.type) ?? []).flatMap((place) => policiesAt(resource, place));
  read.set(resource, policies);
  return policies;
}

/** The statements of a resource's policies of one kind. */
export function statementsOf(resource: Resource, ...kinds: PolicyKind[]): Statement[] {
  return policiesOf(resource).filter(({ kind }) => kinds.includes(kind)).flatMap(({ statements }) => statements);
}

function policiesAt(resource: Resource, { kind, path, list }: Place): Policy[] {
  if (list === undefined) return resource.get(path).flatMap((value) => toPolicies(value, kind, `Properties.${path}`));
  return resource.get(list).flatMap((values) => (values.kind === 'list' ? values.items : []).flatMap((item, index) =>
    resolve(item, values.stack).flatMap((element) => valuesAt(element, path)
      .flatMap((value) => toPolicies(value, kind, `Properties.${list}.${index}.${path}`)))));
}

function toPolicies(value: Resolved, kind: PolicyKind, path: string): Policy[] {
  if (value.kind === 'absent') return [];
  const parsed = value.kind === 'object' ? value.value : parseText(value);
  if (!isObject(parsed)) return [{ kind, path, statements: [], unknown: 'the policy is known only on deployment' }];
  // An event bus policy is a single statement.
  const content = ownValue(parsed, 'Statement') ?? (ownValue(parsed, 'Effect') === undefined ? undefined : [parsed]);
  return resolve(content, value.stack).map((statements): Policy => {
    const items = statements.kind === 'list' ? statements.items : statements.kind === 'object' ? [statements.value] : [];
    const read = items.flatMap((item, index) => resolve(item, statements.stack).flatMap((statement) =>
      (statement.kind === 'object' ? [readStatement(statement.value, statement.stack, `${path}.Statement.${index}`)] : [])));
    const unreadable = statements.kind === 'unknown' || statements.kind === 'text' || statements.kind === 'reference';
    return { kind, path, statements: read, unknown: unreadable ? 'its statements are known only on deployment' : undefined };
  });
}

/** Some services take their policy as text. */
function parseText(value: Resolved): unknown {
  const text = value.kind === 'scalar' ? String(value.value) : value.kind === 'text' ? renderText(value.parts) : undefined;
  if (text === undefined || text.length > 100_000) return undefined;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}
