import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const functionTraced = propertyControl({
  id: 'FunctionTraced',
  title: 'Lambda functions are traced with X-Ray',
  severity: 'low',
  why: 'Without traces no one can tell which call of an incident reached which store.',
  fix: "Set TracingConfig.Mode to 'Active'.",
  resource: 'AWS::Lambda::Function',
  requires: is('TracingConfig.Mode', 'Active'),
  satisfies: ['FSBP/Lambda.7'],
  mitigates: ['function.repudiation'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/services-xray.html',
  examples: {
    fails: [{}, { TracingConfig: { Mode: 'PassThrough' } }],
    passes: [{ TracingConfig: { Mode: 'Active' } }],
    unknown: [{ TracingConfig: { Mode: { Ref: 'Mode' } } }],
  },
});
