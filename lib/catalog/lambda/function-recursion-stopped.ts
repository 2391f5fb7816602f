import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const functionRecursionStopped = propertyControl({
  id: 'FunctionRecursionStopped',
  title: 'Lambda stops functions that call themselves in a loop',
  severity: 'medium',
  why: "One message that comes back to its own queue runs until the bill, or the account's concurrency, ends it.",
  fix: "Leave RecursiveLoop out, or set it to 'Terminate'.",
  resource: 'AWS::Lambda::Function',
  requires: not(is('RecursiveLoop', 'Allow')),
  repair: { RecursiveLoop: 'Terminate' },
  satisfies: [],
  mitigates: ['function.denial'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/invocation-recursion.html',
  examples: {
    fails: [{ RecursiveLoop: 'Allow' }],
    passes: [{}, { RecursiveLoop: 'Terminate' }],
    unknown: [{ RecursiveLoop: { Ref: 'Loop' } }],
  },
});
