import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const functionTimeoutSet = propertyControl({
  id: 'FunctionTimeoutSet',
  title: 'Lambda functions have a timeout of their own',
  severity: 'low',
  why: "The default of 3 seconds is nobody's decision: work is cut off, and retried at the attacker's pace.",
  fix: 'Set Timeout.',
  profile: 'strict',
  resource: 'AWS::Lambda::Function',
  requires: present('Timeout'),
  satisfies: ['CSA-Serverless/SAS-8'],
  mitigates: ['function.denial'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html',
  examples: {
    fails: [{}],
    passes: [{ Timeout: 15 }],
  },
});
