import { Stage, Validations } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { BulwarkChecks, BulwarkChecksProps } from './bulwark-checks';
import { nagPack, NagPackName } from './nag-packs';
import { expectSecure, ExpectSecureOptions } from './secure-expectation';

/** Options of `Guardrails.enforce`. */
export interface GuardrailsOptions extends BulwarkChecksProps {
  /**
   * Rule packs of cdk-nag to run as well. What this library's pack, or an earlier one of these, already reports
   * of a resource is not reported again.
   *
   * @default - none
   */
  readonly nagPacks?: NagPackName[];
}

/** The one line that puts an app under the guardrails. */
export class Guardrails {
  /**
   * Fails the synthesis of an app, or of one stage, on insecure configuration.
   *
   * @param scope an App or Stage
   * @param options how much to ask for
   * @returns the pack that was added
   * @throws where `scope` is no App or Stage
   */
  public static enforce(scope: IConstruct, options: GuardrailsOptions = {}): BulwarkChecks {
    if (!Stage.isStage(scope)) {
      throw new Error(`Guardrails.enforce('${scope.node.path}'): the CDK validates whole stages. Give it the App, or the Stage around it.`);
    }
    const checks = new BulwarkChecks(scope, options);
    const seen = new Set<string>();
    const packs = (options.nagPacks ?? []).map((name) => nagPack(name, { scope, props: options, checks, seen }));
    Validations.of(scope).addPlugins(checks, ...packs);
    return checks;
  }

  /**
   * Throws where a control fails in what is synthesized from a construct. For unit tests, with or without a test
   * framework; also for stacks in a Stage, where the CDK runs no validation plugins.
   *
   * @param scope an App, Stage, Stack or what is in one
   * @param options how much to ask for
   * @throws with all findings in its message
   */
  public static expectSecure(scope: IConstruct, options: ExpectSecureOptions = {}): void {
    expectSecure(scope, options);
  }
}
