import { is, matches } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const domainNameEndpointStrict = propertyControl({
  id: 'DomainNameEndpointStrict',
  title: 'Custom domains refuse requests whose TLS host is not the one they ask for',
  severity: 'low',
  why: 'In basic mode a client can open a connection to one host and send its requests to the API of another, past controls at the network edge.',
  fix: "Set EndpointAccessMode to 'STRICT'.",
  profile: 'strict',
  resource: 'AWS::ApiGateway::DomainName',
  // Only the policies of this family allow it.
  appliesWhen: matches('SecurityPolicy', /^SecurityPolicy_/, 'be one that starts with SecurityPolicy_'),
  requires: is('EndpointAccessMode', 'STRICT'),
  // Clients that name another host than they connect to would be turned away.
  repair: 'none',
  satisfies: [],
  mitigates: ['network.spoofing'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html',
  examples: {
    fails: [{ DomainName: 'api.example.com', SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09' }],
    passes: [
      { DomainName: 'api.example.com', SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', EndpointAccessMode: 'STRICT' },
      { DomainName: 'api.example.com', SecurityPolicy: 'TLS_1_2' },
    ],
    unknown: [{ DomainName: 'api.example.com', SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', EndpointAccessMode: { Ref: 'Mode' } }],
  },
});
