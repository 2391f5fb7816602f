import { CfnResource } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { Exclusion } from './mutation-relevance';

export type Weaken = (resource: CfnResource) => void;

/** A secure default of a construct, how it is given up, and the control that notices. */
export type Weakening = readonly [construct: string, type: string, what: string, weaken: Weaken, control: string];

/** The constructs of one service, and what is expected of them. */
export interface ConstructCases {
  /** Each construct with as few props as it takes. */
  readonly minimal: Readonly<Record<string, (scope: Construct) => Construct>>;
  readonly weakenings: readonly Weakening[];
  /** Mutations of their templates that are left out of the score, since they weaken nothing. */
  readonly notWeaker?: readonly Exclusion[];
  /** Those that AWS refuses to deploy. */
  readonly refusedOnDeployment?: readonly Exclusion[];
  /** Those that no control notices, and why none does. */
  readonly survivors?: readonly Exclusion[];
}

export const set = (path: string, value: unknown): Weaken => (resource) => resource.addPropertyOverride(path, value);
export const without = (path: string): Weaken => (resource) => resource.addPropertyDeletionOverride(path);
export const deleted: Weaken = (resource) => resource.addOverride('DeletionPolicy', 'Delete');
export const asIf = (type: string): Weaken => (resource) => resource.addOverride('Type', type);
/** As if the resource were not there. */
export const gone = asIf('AWS::CloudFormation::WaitConditionHandle');

/** A statement that lets everybody do everything. */
export const somebody = { Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' };
