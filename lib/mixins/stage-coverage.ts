import { Annotations, AspectPriority, Aspects, IAspect, Stage } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/** After those that change something, before those that only read. */
const afterOtherChanges = AspectPriority.READONLY - 100;

/**
 * Adds an aspect to a scope and to every Stage in it, which aspects from outside do not enter. The CDK synthesizes
 * inner stages first, so that those added later are looked for when the synthesis of the outer one starts.
 */
export function addAspectWithStages(scope: IConstruct, aspect: IAspect): void {
  cover(scope, aspect);
  const outer = Stage.isStage(scope) ? scope : Stage.of(scope);
  if (!outer) return;
  const synth = outer.synth.bind(outer);
  outer.synth = (options) => {
    cover(scope, aspect);
    return synth(options);
  };
}

function cover(scope: IConstruct, aspect: IAspect): void {
  for (const construct of scope.node.findAll()) {
    if (construct !== scope && !Stage.isStage(construct)) continue;
    const aspects = Aspects.of(construct);
    if (aspects.all.includes(aspect)) continue;
    if (isSynthesized(construct)) {
      Annotations.of(construct).addWarningV2(
        'cdk-bulwark:SecureDefaultsTooLate', 'This stage was synthesized before SecureDefaults could reach it. Call SecureDefaults.enforce on the stage itself.',
      );
      continue;
    }
    aspects.add(aspect, { priority: afterOtherChanges });
  }
}

function isSynthesized(construct: IConstruct): boolean {
  return Stage.isStage(construct) && (construct as unknown as { assembly?: unknown }).assembly !== undefined;
}
