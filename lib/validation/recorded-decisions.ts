import { Baseline, readBaseline } from '../core/baseline';
import { Waiver } from '../core/waiver';
import { readWaiversFile } from '../core/waivers-file';

/** Where decisions about findings are recorded outside of the code. */
export interface RecordedDecisionsProps {
  /**
   * A file of waivers, in YAML or JSON. A waiver in code (`Bulwark.waive`) stays closer to what it is for.
   *
   * @default - none
   */
  readonly waiversFile?: string;

  /**
   * A baseline that `cdk-bulwark baseline` wrote: the findings in it do not fail, those that are repaired have to be
   * taken out.
   *
   * @default - none
   */
  readonly baselineFile?: string;
}

/** What the files hold; read anew for each synthesis, since a baseline remembers which of its findings it saw. */
export interface RecordedDecisions {
  readonly waivers: readonly Waiver[];
  readonly baseline?: Baseline;
}

export function readRecordedDecisions({ waiversFile, baselineFile }: RecordedDecisionsProps): RecordedDecisions {
  return {
    waivers: waiversFile === undefined ? [] : readWaiversFile(waiversFile),
    baseline: baselineFile === undefined ? undefined : readBaseline(baselineFile),
  };
}
