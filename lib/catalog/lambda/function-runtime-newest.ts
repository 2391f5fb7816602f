import { graphControl } from '../../core/control';
import { findRuntime, newestRuntime } from '../../facts/lambda-runtimes';

export const functionRuntimeNewest = graphControl({
  id: 'FunctionRuntimeNewest',
  title: 'Lambda functions run on the newest runtime of their language',
  severity: 'low',
  why: 'The older the runtime, the sooner it loses its patches, and the larger the step to the next.',
  fix: 'Move to the newest runtime of the language.',
  profile: 'strict',
  resources: ['AWS::Lambda::Function'],
  * check(fn) {
    for (const runtime of fn.get('Runtime')) {
      const known = runtime.kind === 'scalar' ? findRuntime(String(runtime.value)) : undefined;
      if (!known || newestRuntime(known.family) === known) continue;
      yield { verdict: 'fail', message: `${known.name} is not the newest: that is ${newestRuntime(known.family).name}`, path: 'Properties.Runtime' };
    }
  },
  satisfies: ['NIST-800-53/SI-2'],
  mitigates: ['function.elevation'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/lambda-runtimes.html',
  examples: {
    fails: [{ Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'nodejs22.x' } } }],
    passes: [{ Function: { Type: 'AWS::Lambda::Function', Properties: { Runtime: 'python3.14' } } }],
  },
});
