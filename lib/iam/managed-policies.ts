import type { Resource } from '../core/template-graph';
import { policyTexts } from './policy-text';

/** A managed policy that is attached to an identity. */
export interface AttachedPolicy {
  /** Its name without path, where AWS wrote it; undefined for one that the customer wrote. */
  readonly awsName?: string;
  readonly text: string;
  /** Below the resource. */
  readonly path: string;
}

/** Where identities list the ARNs of managed policies. */
const listPaths: Readonly<Record<string, string>> = {
  'AWS::IAM::Role': 'ManagedPolicyArns',
  'AWS::IAM::User': 'ManagedPolicyArns',
  'AWS::IAM::Group': 'ManagedPolicyArns',
  'AWS::SSO::PermissionSet': 'ManagedPolicies',
};

export const managedPolicyHolders: readonly string[] = Object.keys(listPaths);

/** The managed policies of an identity, in each branch. */
export function attachedPolicies(resource: Resource): readonly AttachedPolicy[] {
  return Object.hasOwn(resource.properties, listPaths[resource.type]) ? resource.once('attached policies', readAttached) : none;
}

const none: readonly AttachedPolicy[] = [];

function readAttached(resource: Resource): readonly AttachedPolicy[] {
  const property = listPaths[resource.type];
  return policyTexts(resource.properties[property], resource.stack).map((text) => ({ text, awsName: awsPolicyName(text), path: `Properties.${property}` }));
}

/** Policies that make an administrator, directly or in one more step. They are a finding of their own. */
export function isAdministratorPolicy(awsName: string): boolean {
  return /^(?:AdministratorAccess|PowerUserAccess|IAMFullAccess)/.test(awsName);
}

/** Policies with every action of a service, or of all. They too are a finding of their own. */
export function isWidePolicy(awsName: string): boolean {
  return isAdministratorPolicy(awsName) || /FullAccess(?:_v\d+)?$/i.test(awsName);
}

function awsPolicyName(arn: string): string | undefined {
  return /^arn:[^:]+:iam::aws:policy\/(?:[\w-]+\/)*([\w+=,.@-]+)$/.exec(arn)?.[1];
}
