import { allOf, is, not, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const httpApiCorsCredentialsRestricted = propertyControl({
  id: 'HttpApiCorsCredentialsRestricted',
  title: 'HTTP APIs take cookies and credentials only from websites that they name',
  severity: 'high',
  why: 'Any website that a signed-in user visits can act as that user and read the answers.',
  fix: 'List the origins in CorsConfiguration.AllowOrigins, or set AllowCredentials to false.',
  profile: 'baseline',
  resource: 'AWS::ApiGatewayV2::Api',
  requires: not(allOf(
    is('CorsConfiguration.AllowCredentials', true),
    some('CorsConfiguration.AllowOrigins', is('', '*', 'https://*', 'http://*')),
  )),
  satisfies: ['NIST-800-53/AC-4'],
  mitigates: ['api.spoofing', 'api.disclosure'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
  examples: {
    fails: [{ CorsConfiguration: { AllowOrigins: ['https://*'], AllowCredentials: true } }],
    passes: [
      {},
      { CorsConfiguration: { AllowOrigins: ['*'] } },
      { CorsConfiguration: { AllowOrigins: ['https://shop.example.com'], AllowCredentials: true } },
    ],
    unknown: [{ CorsConfiguration: { AllowOrigins: [{ Ref: 'Website' }], AllowCredentials: true } }],
  },
});
