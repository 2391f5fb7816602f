import { each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const functionUrlCorsRestricted = propertyControl({
  id: 'FunctionUrlCorsRestricted',
  title: 'Function URLs can be called only from known web pages',
  severity: 'medium',
  why: "Every page that a user has open can call the function in the user's name.",
  fix: 'List the origins in Cors.AllowOrigins.',
  resource: 'AWS::Lambda::Url',
  requires: each('Cors.AllowOrigins', not(is('', '*', 'https://*', 'http://*'))),
  satisfies: ['CSA-Serverless/SAS-3'],
  mitigates: ['function.spoofing'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/urls-configuration.html',
  examples: {
    fails: [{ AuthType: 'AWS_IAM', Cors: { AllowOrigins: ['*'] } }, { Cors: { AllowOrigins: ['https://*'] } }],
    passes: [{ AuthType: 'AWS_IAM' }, { Cors: { AllowOrigins: ['https://orders.example.com'] } }],
    unknown: [{ Cors: { AllowOrigins: { Ref: 'Origins' } } }],
  },
});
