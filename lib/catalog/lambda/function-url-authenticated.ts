import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const functionUrlAuthenticated = propertyControl({
  id: 'FunctionUrlAuthenticated',
  title: 'Function URLs authenticate their callers',
  severity: 'high',
  why: 'Anyone on the internet can call the function.',
  fix: "Set AuthType to 'AWS_IAM'.",
  profile: 'baseline',
  resource: 'AWS::Lambda::Url',
  requires: is('AuthType', 'AWS_IAM'),
  // Callers that do not sign would be turned away.
  repair: 'none',
  satisfies: ['NIST-800-53/AC-3', 'CSA-Serverless/SAS-2'],
  mitigates: ['function.spoofing'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html',
  examples: {
    fails: [{ AuthType: 'NONE' }],
    passes: [{ AuthType: 'AWS_IAM' }],
    unknown: [{ AuthType: { Ref: 'AuthType' } }],
  },
});
