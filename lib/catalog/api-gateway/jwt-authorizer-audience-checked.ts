import { is, present, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const jwtAuthorizerAudienceChecked = propertyControl({
  id: 'JwtAuthorizerAudienceChecked',
  title: 'JWT authorizers check whom a token was issued for',
  severity: 'high',
  why: "A token that the same issuer gave to any other app, such as an attacker's own client, opens this API too.",
  fix: 'Set JwtConfiguration.Audience to the client ids of this API.',
  profile: 'baseline',
  resource: 'AWS::ApiGatewayV2::Authorizer',
  appliesWhen: is('AuthorizerType', 'JWT'),
  requires: some('JwtConfiguration.Audience', present('')),
  satisfies: ['CSA-Serverless/SAS-2'],
  mitigates: ['api.spoofing'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
  examples: {
    fails: [
      { AuthorizerType: 'JWT', JwtConfiguration: { Issuer: 'https://issuer.example.com' } },
      { AuthorizerType: 'JWT', JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: [] } },
    ],
    passes: [
      { AuthorizerType: 'JWT', JwtConfiguration: { Issuer: 'https://issuer.example.com', Audience: [{ Ref: 'WebClient' }, 'orders'] } },
      { AuthorizerType: 'REQUEST' },
    ],
    unknown: [{ AuthorizerType: 'JWT', JwtConfiguration: { Ref: 'Jwt' } }],
  },
});
