import { cdkOwned } from '../facts/cdk-owned-constructs';
import { secureConstructFor } from '../facts/secure-constructs';
import { Control, Outcome, severities, Severity } from './control';
import type { SourceLocation } from './source-location';
import type { Resource } from './template-graph';

/** One control that does not hold, or can't be told to hold, for one resource. */
export interface Finding {
  /** `Control`, or `Control[detail]` where one resource can break it in several ways. */
  readonly id: string;
  readonly control: string;
  readonly title: string;
  readonly severity: Severity;
  readonly verdict: 'fail' | 'unknown';
  readonly message: string;
  readonly fix: string;
  /** The construct of this library that would have made the resource safe. */
  readonly construct?: string;
  readonly stack: string;
  /** The stack's name on deployment, where it is known: it outlives a move of constructs or files. */
  readonly deployedStack: string;
  readonly template: string;
  readonly logicalId: string;
  readonly resourceType: string;
  /** Below the resource, such as `Properties.TracingConfig.Mode`. */
  readonly path: string;
  readonly constructPath?: string;
  /** `cdk` for a resource that the CDK itself added to the app, not its author. */
  readonly origin: 'author' | 'cdk';
  /** Where to mend it, if that is known: in the app's code, else in the template. */
  readonly source?: SourceLocation;
}

/** Brackets and double colons have a meaning in the CDK's rule ids; an unbalanced one would crash its synthesis. */
export function findingId(control: string, detail?: string): string {
  if (detail === undefined || detail === '') return control;
  return `${control}[${detail.replace(/[[({]/g, '<').replace(/[\])}]/g, '>')}]`;
}

/** What stays the same when constructs, lines or files move: the place as it is deployed, and the finding's id. */
export function findingKey({ deployedStack, logicalId, id }: Pick<Finding, 'deployedStack' | 'logicalId' | 'id'>): string {
  return `${deployedStack}\0${logicalId}\0${id}`;
}

/** The fix, and the construct that would have made it needless. */
export function adviceOf({ fix, construct }: Pick<Finding, 'fix' | 'construct'>): string {
  return construct === undefined ? fix : `${fix} ${construct} does it for you.`;
}

/** Where a finding is to be mended: a line, or a template of which the line is not known. */
export function placeOfFinding({ source, template }: Pick<Finding, 'source' | 'template'>): string {
  return source === undefined ? template : `${source.file}:${source.line}`;
}

/** What fails before what can't be told; of each, the worst first. */
export function compareBySeverity(a: Pick<Finding, 'severity' | 'verdict'>, b: Pick<Finding, 'severity' | 'verdict'>): number {
  return rankOf(a) - rankOf(b);
}

function rankOf({ severity, verdict }: Pick<Finding, 'severity' | 'verdict'>): number {
  return severities.indexOf(severity) + (verdict === 'fail' ? 0 : severities.length);
}

/** What a finding takes from its control. */
export type Described = Pick<Control, 'id' | 'title' | 'severity' | 'fix'>;

/** The construct that a finding is about, and whose it is. */
export interface Place {
  readonly constructPath?: string;
  readonly origin: Finding['origin'];
}

/** What an outcome says of the resource that it is about, in the words of its control. */
export function createFinding(
  control: Described, resource: Resource, outcome: Outcome, place: Place = placeOf(resource), source?: SourceLocation,
): Finding {
  return {
    id: findingId(control.id, outcome.detail),
    control: control.id,
    title: control.title,
    severity: control.severity,
    verdict: outcome.verdict,
    message: outcome.message,
    fix: control.fix,
    construct: secureConstructFor(resource.declaredType),
    stack: resource.stack.source.stackName,
    deployedStack: resource.stack.deployedName,
    template: resource.stack.source.file,
    logicalId: resource.logicalId,
    resourceType: resource.declaredType,
    path: outcome.path ?? 'Properties',
    constructPath: place.constructPath,
    origin: place.origin,
    source,
  };
}

/** As the template claims it. */
function placeOf({ constructPath }: Resource): Place {
  return { constructPath, origin: cdkOwned(constructPath) ? 'cdk' : 'author' };
}
