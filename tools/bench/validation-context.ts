import { IPolicyValidationContext, Stage } from 'aws-cdk-lib';
import { AwsSolutionsChecks, NagPack } from 'cdk-nag';
import { BulwarkChecks } from '../../lib/validation/bulwark-checks';
import { ControlProfile } from '../../lib/validation/control-profile';

/** What is compared: everything that we ask for, and cdk-nag's largest pack. */
export const packs: Readonly<Record<string, () => NagPack>> = {
  BulwarkChecks: () => new BulwarkChecks(undefined, { profile: ControlProfile.STRICT }),
  AwsSolutionsChecks: () => new AwsSolutionsChecks(),
};

/** Synthesizes, and gives what the CDK then tells a pack. */
export function validationContext(stage: Stage): IPolicyValidationContext {
  const stackTemplates = stage.synth().stacksRecursively.map(({ hierarchicalId, templateFullPath }) => ({
    stackConstructPath: hierarchicalId, templatePath: templateFullPath, accountId: undefined, region: undefined,
  }));
  return { appConstruct: stage, stackTemplates, templatePaths: stackTemplates.map(({ templatePath }) => templatePath) };
}
