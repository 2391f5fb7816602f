import type { Severity } from '../../core/control';
import type { Notice } from '../../core/notice';
import type { ReportError, ReportSummary } from '../../core/report';
import type { NodeKind } from '../../flows/flow-node';

/** All that the page shows; it stands in the report as JSON. */
export interface PageData {
  readonly tool: string;
  readonly version: string;
  /** The day that the report is of, as `YYYY-MM-DD`. */
  readonly day: string;
  readonly inputs: readonly string[];
  readonly summary: ReportSummary;
  /** By id. */
  readonly controls: Readonly<Record<string, PageControl>>;
  readonly findings: readonly PageFinding[];
  /** Pieces of templates; findings name theirs by its index. */
  readonly codes: readonly string[];
  readonly services: readonly ServicePosture[];
  readonly frameworks: readonly FrameworkPosture[];
  readonly pictures: readonly Picture[];
  readonly trend: readonly TrendPoint[];
  readonly notices: readonly Notice[];
  readonly errors: readonly ReportError[];
}

export interface PageControl {
  readonly title: string;
  readonly severity: Severity;
  readonly fix: string;
  readonly why?: string;
  readonly source?: string;
  readonly requirements: readonly string[];
  readonly fails?: string;
  readonly passes?: string;
}

/** Why a finding does not count, or that it does. */
export type FindingState = 'open' | 'waived' | 'acknowledged' | 'baseline' | 'cdk';

export interface PageFinding {
  /** The same in every report, so that a link to it stays. */
  readonly key: string;
  readonly id: string;
  readonly control: string;
  readonly severity: Severity;
  readonly verdict: 'fail' | 'unknown';
  readonly state: FindingState;
  readonly message: string;
  readonly service: string;
  readonly stack: string;
  /** Where to mend it. */
  readonly place: string;
  readonly logicalId: string;
  readonly resourceType: string;
  readonly path: string;
  readonly constructPath?: string;
  readonly construct?: string;
  readonly decision?: Decision;
  readonly code?: PageCode;
  /** A waiver of it, to be filled in. */
  readonly waiver: string;
}

export interface Decision {
  readonly reason: string;
  readonly owner?: string;
  readonly expires?: string;
  readonly ticket?: string;
}

export interface PageCode {
  /** Into `codes`. */
  readonly index: number;
  /** Which of its lines the finding is about, from 0 on. */
  readonly line?: number;
}

export interface ServicePosture {
  readonly service: string;
  /** Resources that some control is about. */
  readonly resources: number;
  /** Those of them without a failure that counts. */
  readonly clean: number;
  readonly fail: Readonly<Record<Severity, number>>;
}

export type RequirementStatus = 'no findings' | 'findings' | 'accepted' | 'not checked' | 'outside the template';

export interface FrameworkPosture {
  readonly name: string;
  readonly url: string;
  readonly requirements: readonly {
    readonly id: string;
    readonly title: string;
    readonly status: RequirementStatus;
    readonly controls: readonly string[];
    /** How many findings count against it. */
    readonly findings: number;
  }[];
}

export interface TrendPoint {
  readonly label: string;
  readonly fail: Readonly<Record<Severity, number>>;
  readonly unknown: number;
}

/** A data flow with places for all that is drawn; one that is too large has none, and is told as a table only. */
export interface Picture {
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly nodes: readonly PictureNode[];
  readonly flows: readonly PictureFlow[];
  readonly boundaries: readonly PictureBox[];
  readonly isDrawn: boolean;
}

export interface PictureBox {
  readonly label: string;
  readonly kind: 'account' | 'vpc';
  /** The middle. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface PictureNode {
  readonly kind: NodeKind;
  readonly service: string;
  readonly name: string;
  readonly logicalId?: string;
  readonly stack?: string;
  readonly boundary?: string;
  readonly x: number;
  readonly y: number;
  readonly findings: number;
  readonly worst?: Severity;
}

export interface PictureFlow {
  /** Into `nodes`. */
  readonly from: number;
  readonly to: number;
  readonly does: string;
  readonly crosses: boolean;
  readonly points: readonly (readonly [x: number, y: number])[];
}
