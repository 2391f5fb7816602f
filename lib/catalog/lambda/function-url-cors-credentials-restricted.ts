import { allOf, is, not, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const functionUrlCorsCredentialsRestricted = propertyControl({
  id: 'FunctionUrlCorsCredentialsRestricted',
  title: 'Function URLs take cookies and credentials only from websites that they name',
  severity: 'high',
  why: 'Any website that a signed-in user visits can act as that user and read the answers.',
  fix: 'List the origins in Cors.AllowOrigins, or set Cors.AllowCredentials to false.',
  profile: 'baseline',
  resource: 'AWS::Lambda::Url',
  requires: not(allOf(is('Cors.AllowCredentials', true), some('Cors.AllowOrigins', is('', '*', 'https://*', 'http://*')))),
  satisfies: ['NIST-800-53/AC-4', 'CSA-Serverless/SAS-3'],
  mitigates: ['function.spoofing'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html',
  examples: {
    fails: [{ AuthType: 'NONE', Cors: { AllowOrigins: ['*'], AllowCredentials: true } }],
    passes: [{ AuthType: 'AWS_IAM' }, { Cors: { AllowOrigins: ['*'] } }, { Cors: { AllowOrigins: ['https://orders.example.com'], AllowCredentials: true } }],
    unknown: [{ Cors: { AllowOrigins: ['*'], AllowCredentials: { Ref: 'Credentials' } } }],
  },
});
