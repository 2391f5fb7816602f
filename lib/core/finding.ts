import type { Severity } from './control';

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
  readonly stack: string;
  readonly template: string;
  readonly logicalId: string;
  readonly resourceType: string;
  /** Below the resource, such as `Properties.TracingConfig.Mode`. */
  readonly path: string;
  readonly constructPath?: string;
  /** `cdk` for a resource that the CDK itself added to the app, not its author. */
  readonly origin: 'author' | 'cdk';
}

/** Brackets and double colons have a meaning in the CDK's rule ids; an unbalanced one would crash its synthesis. */
export function findingId(control: string, detail?: string): string {
  if (detail === undefined || detail === '') return control;
  return `${control}[${detail.replace(/[[({]/g, '<').replace(/[\])}]/g, '>')}]`;
}
