import { each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const httpApiCorsRestricted = propertyControl({
  id: 'HttpApiCorsRestricted',
  title: 'HTTP APIs name the websites whose scripts may call them',
  severity: 'medium',
  why: "Any website that a user visits can call the API from the user's network and read the answer.",
  fix: 'List the origins in CorsConfiguration.AllowOrigins, or leave CorsConfiguration out.',
  resource: 'AWS::ApiGatewayV2::Api',
  requires: each('CorsConfiguration.AllowOrigins', not(is('', '*', 'https://*', 'http://*'))),
  satisfies: ['NIST-800-53/AC-4'],
  mitigates: ['api.disclosure'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-cors.html',
  examples: {
    fails: [{ CorsConfiguration: { AllowOrigins: ['*'] } }, { CorsConfiguration: { AllowOrigins: ['https://shop.example.com', 'https://*'] } }],
    passes: [{}, { CorsConfiguration: { AllowOrigins: ['https://shop.example.com'] } }],
    unknown: [{ CorsConfiguration: { AllowOrigins: [{ Ref: 'Website' }] } }],
  },
});
