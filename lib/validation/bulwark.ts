import { Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { waiverMetadata } from '../core/assembly-metadata';
import { waiverReason } from '../core/settlement';
import { readWaiver, today } from '../core/waiver';

/** A finding that somebody answers for until a day. */
export interface WaiverProps {
  /**
   * The id of a control for all its findings, such as `FunctionTraced`, or of one finding as the report shows it,
   * such as `PolicyActionsNamed[Action::s3:*]`. Or the id of another plugin's rule, such as `AwsSolutions::AwsSolutions-IAM5`.
   */
  readonly control: string;

  /** Why the risk is accepted. */
  readonly reason: string;

  /** Who decided it and will decide anew, such as `payments-team@example.com`. */
  readonly owner: string;

  /** The last day (UTC) that it counts, as `YYYY-MM-DD`. From the next day on the finding fails again. */
  readonly expires: string;

  /**
   * Where the decision is written down.
   *
   * @default - none
   */
  readonly ticket?: string;

  /**
   * Which constructs below it is for, as a pattern of paths that start there: `*` is any part of one step, `**` any
   * number of steps. A pattern covers what it names and all below.
   *
   * @default - the construct and all below
   */
  readonly path?: string;
}

/** Decisions about findings. */
export class Bulwark {
  /**
   * Lets findings pass at a construct and below, by somebody's decision and until a day.
   *
   * An acknowledgement of the CDK (`Validations.of(construct).acknowledge`) does the same for ever and by nobody. A
   * waiver that has expired fails the synthesis, one that expires within 30 days or covers nothing is a warning.
   *
   * @param construct the construct, such as a function, a stack or the app
   * @param waivers what is let pass, and who answers for it
   * @throws where a waiver has no control, reason, owner or day
   */
  public static waive(construct: IConstruct, ...waivers: WaiverProps[]): void {
    for (const props of waivers) {
      const given = { ...props, control: String(props.control ?? '').replace(/^Bulwark::/, '') };
      const waiver = readWaiver(given, construct.node.path, construct.node.path);
      if ('problem' in waiver) {
        throw new Error(`Bulwark.waive('${construct.node.path}', { control: '${given.control}' }): ${waiver.problem}.`);
      }
      construct.node.addMetadata(waiverMetadata, given);
      if (!given.control.includes('::')) continue;
      if (waiver.path !== '') {
        throw new Error(`Bulwark.waive('${construct.node.path}'): the CDK has no path patterns for the rules of other plugins. Waive ${given.control} on each construct.`);
      }
      if (waiver.expires >= today()) Validations.of(construct).acknowledge({ id: given.control, reason: waiverReason(waiver) });
    }
  }
}
