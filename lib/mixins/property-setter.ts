import { isDeepStrictEqual } from 'node:util';
import { CfnResource } from 'aws-cdk-lib';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as lambda from 'aws-cdk-lib/aws-lambda';
import * as s3 from 'aws-cdk-lib/aws-s3';
import { IMixin } from 'constructs';
import { Edit, literalAt, withEdits } from '../core/repair';
import { repairNote, tracingActions } from '../core/repair-note';
import { renderResource } from './rendered-resource';

/** The CDK's own mixins, by the property that they set. */
const cdkMixins: ReadonlyMap<string, () => IMixin> = new Map<string, () => IMixin>([
  ['AWS::S3::Bucket PublicAccessBlockConfiguration', () => new s3.mixins.BucketBlockPublicAccess()],
  ['AWS::S3::Bucket VersioningConfiguration', () => new s3.mixins.BucketVersioning()],
]);

/**
 * Sets properties, and nothing else: by the CDK's own mixin where that comes to the same, as a property of the L1
 * where there is one, and else, or where a raw override would win, as a raw override.
 */
export function setProperties(resource: CfnResource, before: object, edits: readonly Edit[]): void {
  const intended = withEdits(before, edits);
  const names = new Set(edits.map(({ path }) => path.split('.')[0]));
  for (const name of names) {
    const own = edits.filter(({ path }) => path.split('.')[0] === name);
    if (!setTyped(resource, name, own)) override(resource, own);
  }
  if (isDeepStrictEqual(renderResource(resource)?.properties, intended)) return;
  override(resource, edits.filter(({ path, value }) => literalAt(renderResource(resource)?.properties, path) !== value));
}

function setTyped(resource: CfnResource, name: string, edits: readonly Edit[]): boolean {
  const property = name[0].toLowerCase() + name.slice(1);
  const before = renderResource(resource)?.properties;
  // What stands in a list or an object may be the author's own object, or a token.
  if (resource.cfnPropertyName(property) !== name || typeof literalAt(before, name) === 'object') return false;
  const mixin = cdkMixins.get(`${resource.cfnResourceType} ${name}`)?.();
  if (mixin?.supports(resource)) {
    mixin.applyTo(resource);
    return true;
  }
  if (edits.length !== 1 || edits[0].path !== name) return false;
  (resource as unknown as Record<string, unknown>)[property] = edits[0].value;
  return true;
}

function override(resource: CfnResource, edits: readonly Edit[]): void {
  for (const { path, value } of edits) resource.addPropertyOverride(path, value);
}

/**
 * Lambda refuses tracing to a function whose role may not write traces.
 *
 * @returns what its owner has to see to, where the role is out of reach
 */
export function grantTracing(resource: CfnResource, dryRun: boolean): string | undefined {
  const owner = resource.node.scope;
  const role = owner !== undefined && 'role' in owner && 'addToRolePolicy' in owner ? (owner as lambda.Function).role : undefined;
  if (role === undefined || !iam.Role.isRole(role)) return repairNote('FunctionTraced');
  if (!dryRun) (owner as lambda.Function).addToRolePolicy(new iam.PolicyStatement({ actions: [...tracingActions], resources: ['*'] }));
  return undefined;
}
