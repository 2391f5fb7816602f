import { graphControl } from '../../core/control';
import { isPlainHttp } from './plain-http';

const authorizer = (issuer: unknown) => ({
  Authorizer: { Type: 'AWS::ApiGatewayV2::Authorizer', Properties: { AuthorizerType: 'JWT', JwtConfiguration: { Issuer: issuer, Audience: ['orders'] } } },
});

export const jwtIssuerEncrypted = graphControl({
  id: 'JwtIssuerEncrypted',
  title: 'JWT authorizers fetch the keys of their issuer over HTTPS',
  severity: 'high',
  why: 'Someone on the path swaps the signing keys for their own, and from then on issues tokens for any user.',
  fix: 'Set JwtConfiguration.Issuer to an https:// address.',
  profile: 'baseline',
  resources: ['AWS::ApiGatewayV2::Authorizer'],
  * check(resource) {
    const path = 'JwtConfiguration.Issuer';
    if (resource.get(path).some(isPlainHttp)) yield { verdict: 'fail', message: 'the issuer is reached over plain HTTP', path: `Properties.${path}` };
  },
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-jwt-authorizer.html',
  examples: {
    fails: [authorizer('http://issuer.example.com'), authorizer({ 'Fn::If': ['Local', 'http://localhost', 'https://issuer.example.com'] })],
    passes: [authorizer('https://issuer.example.com'), authorizer({ 'Fn::Sub': 'https://cognito-idp.${AWS::Region}.amazonaws.com/${Pool}' })],
  },
});
