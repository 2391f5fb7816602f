import { controls } from '../catalog/index.generated';
import { Control, controlsOf } from '../core/control';
import { falseExample } from '../core/example';
import { coverage } from '../core/unjudged';
import { ControlProfile } from './control-profile';
import { CustomControl } from './custom-control';

/** A control that is not asked, and why. */
export interface SwitchedOffControl {
  /** The control's id, such as `FunctionMemorySet`. */
  readonly control: string;
  /** Why it is not for this app. */
  readonly reason: string;
}

/** What is asked of an app. */
export interface AskedControlsProps {
  /**
   * How much is asked for.
   *
   * @default ControlProfile.STANDARD
   */
  readonly profile?: ControlProfile;

  /**
   * Controls of your own. They are reported, acknowledged, waived and kept in a baseline like those of this library.
   *
   * @default - none
   */
  readonly customControls?: CustomControl[];

  /**
   * Controls that are not asked at all. To let single findings pass, use `Bulwark.waive`.
   *
   * @default - none
   */
  readonly switchedOff?: SwitchedOffControl[];
}

/** The controls that an app is asked, and all that it could be. */
export class AskedControls {
  public readonly asked: readonly Control[];
  public readonly askedIds: ReadonlySet<string>;
  public readonly knownIds: ReadonlySet<string>;

  public constructor({ profile = ControlProfile.STANDARD, customControls = [], switchedOff = [] }: AskedControlsProps) {
    const own = customControls.map((custom) => custom._control());
    for (const control of own) refuseFalseExample(control);
    const all = [...controls, ...own];
    const ids = [...all, ...coverage].map(({ id }) => id);
    const twice = ids.find((id, index) => ids.indexOf(id) !== index);
    if (twice !== undefined) throw new Error(`CustomControl '${twice}': there is a control of that id already; give it another.`);
    this.knownIds = new Set(ids);
    for (const { control, reason } of switchedOff) this.refuseUnreasoned(control, reason);
    const off = new Set(switchedOff.map(({ control }) => control));
    this.asked = controlsOf(profile, all).filter(({ id }) => !off.has(id));
    this.askedIds = new Set([...this.asked, ...coverage].map(({ id }) => id));
  }

  private refuseUnreasoned(control: string, reason: string): void {
    if (!this.knownIds.has(control)) throw new Error(`switchedOff: '${control}' is no control; see docs/controls/index.md for their ids.`);
    if (reason.trim() === '') throw new Error(`switchedOff: say in 'reason' why '${control}' is not for this app.`);
  }
}

function refuseFalseExample(control: Control): void {
  const problem = falseExample(control);
  if (problem !== undefined) throw new Error(`CustomControl '${control.id}': ${problem}; correct the control or the example.`);
}
