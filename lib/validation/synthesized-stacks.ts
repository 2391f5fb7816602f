import { Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { SynthesizedStack } from './stack-judgement';

/**
 * Synthesizes the stage around a construct, without the CDK's validation where that stage is not the app.
 *
 * @throws where the construct is in no app or stage
 */
export function synthesizedStacks(scope: IConstruct): SynthesizedStack[] {
  const stage = Stage.isStage(scope) ? scope : Stage.of(scope);
  if (!stage) throw new Error(`'${scope.node.path}' is in no App or Stage, so it can't be synthesized. Give its stack an App as scope.`);
  return stage.synth().stacksRecursively
    .map((stack) => ({ stackConstructPath: stack.hierarchicalId, templatePath: stack.templateFullPath }));
}
