import { each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const httpDomainNameTls = propertyControl({
  id: 'HttpDomainNameTls',
  title: 'Custom domains of HTTP and WebSocket APIs refuse TLS 1.0 and 1.1',
  severity: 'medium',
  why: 'Someone on the path talks the client down to a broken protocol version and reads or alters what is sent.',
  fix: "Leave SecurityPolicy out of each of DomainNameConfigurations, or set it to 'TLS_1_2'.",
  resource: 'AWS::ApiGatewayV2::DomainName',
  requires: each('DomainNameConfigurations', not(is('SecurityPolicy', 'TLS_1_0'))),
  repair: { 'DomainNameConfigurations.*.SecurityPolicy': 'TLS_1_2' },
  satisfies: ['FSBP/APIGateway.11', 'NIST-800-53/SC-8'],
  mitigates: ['network.tampering', 'network.disclosure'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-ciphers.html',
  examples: {
    fails: [{ DomainName: 'api.example.com', DomainNameConfigurations: [{ EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_0' }] }],
    passes: [
      { DomainName: 'api.example.com', DomainNameConfigurations: [{ EndpointType: 'REGIONAL' }] },
      { DomainName: 'api.example.com', DomainNameConfigurations: [{ EndpointType: 'REGIONAL', SecurityPolicy: 'TLS_1_2' }] },
    ],
    unknown: [{ DomainName: 'api.example.com', DomainNameConfigurations: [{ SecurityPolicy: { Ref: 'TlsPolicy' } }] }],
  },
});
