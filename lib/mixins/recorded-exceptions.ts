import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { acknowledgementsFrom } from '../core/acknowledgement';
import { waiverMetadata, waiversFrom } from '../core/assembly-metadata';
import { today, Waivers } from '../core/waiver';

/** Whether somebody acknowledged the control, or waived it until a day to come, on the construct or above it. */
export function isAccepted(control: string, construct: IConstruct, logicalId: string): boolean {
  const { path } = construct.node;
  const metadata = construct.node.scopes.flatMap((scope) => scope.node.metadata.map((entry) => ({ ...entry, path: scope.node.path })));
  const acknowledged = metadata
    .filter(({ type }) => type === Validations.ACKNOWLEDGED_RULES_METADATA_KEY)
    .flatMap((entry) => acknowledgementsFrom(entry.path, entry.data));
  if (acknowledged.some(({ id }) => id === control)) return true;
  const waivers = metadata.filter(({ type }) => type === waiverMetadata).flatMap((entry) => waiversFrom(entry.path, entry.data));
  return new Waivers(waivers, today(), new Set()).find({ id: control, control, constructPath: path, stack: '', logicalId }) !== undefined;
}
