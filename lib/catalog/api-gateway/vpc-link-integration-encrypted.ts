import { is, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const vpcLinkIntegrationEncrypted = propertyControl({
  id: 'VpcLinkIntegrationEncrypted',
  title: 'HTTP APIs talk TLS to what lies behind a VPC link',
  severity: 'medium',
  why: 'Requests with the tokens of their callers cross the VPC in plain text, for anything in it to read or answer.',
  fix: 'Set TlsConfig.ServerNameToVerify to the name in the certificate of the load balancer.',
  resource: 'AWS::ApiGatewayV2::Integration',
  appliesWhen: is('ConnectionType', 'VPC_LINK'),
  requires: present('TlsConfig'),
  satisfies: ['FSBP/APIGateway.10', 'NIST-800-53/SC-8'],
  mitigates: ['network.disclosure', 'network.tampering'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-develop-integrations-private.html',
  examples: {
    fails: [{ IntegrationType: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', ConnectionId: { Ref: 'Link' } }],
    passes: [
      { IntegrationType: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', TlsConfig: { ServerNameToVerify: 'internal.example.com' } },
      { IntegrationType: 'AWS_PROXY' },
    ],
    unknown: [{ IntegrationType: 'HTTP_PROXY', ConnectionType: 'VPC_LINK', TlsConfig: { 'Fn::Transform': { Name: 'Tls' } } }],
  },
});
