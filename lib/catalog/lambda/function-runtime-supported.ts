import { graphControl } from '../../core/control';
import { findRuntime, isDeprecated, newestRuntime } from '../../facts/lambda-runtimes';

export const functionRuntimeSupported = graphControl({
  id: 'FunctionRuntimeSupported',
  title: 'Lambda functions run on a runtime that AWS patches',
  severity: 'high',
  why: 'A deprecated runtime gets no security fixes, and one day can not be deployed any more.',
  fix: 'Move to a supported runtime, such as nodejs24.x or python3.14.',
  profile: 'baseline',
  resources: ['AWS::Lambda::Function'],
  * check(fn) {
    for (const runtime of fn.get('Runtime')) {
      if (runtime.kind === 'absent') continue;
      if (runtime.kind !== 'scalar') yield { verdict: 'unknown', message: 'the runtime is known only on deployment', path: 'Properties.Runtime' };
      const known = runtime.kind === 'scalar' ? findRuntime(String(runtime.value)) : undefined;
      if (runtime.kind === 'scalar' && !known) yield { verdict: 'unknown', message: 'the calendar of runtimes does not know this one', path: 'Properties.Runtime' };
      if (!known || !isDeprecated(known, new Date())) continue;
      yield {
        verdict: 'fail',
        message: `AWS deprecated ${known.name} on ${known.deprecatedOn}; ${newestRuntime(known.family).name} is its successor`,
        path: 'Properties.Runtime',
      };
    }
  },
  satisfies: ['FSBP/Lambda.2', 'NIST-800-53/SI-2'],
  mitigates: ['function.elevation'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
  examples: {
    fails: [{ Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs16.x' } } }],
    passes: [{ Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs24.x' } } }, { Function: { Type: 'AWS::Lambda::Function', Properties: { PackageType: 'Image' } } }],
    unknown: [
      { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: { Ref: 'Runtime' } } } },
      { Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'cobol85' } } },
    ],
  },
});
