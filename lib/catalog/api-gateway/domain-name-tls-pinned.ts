import { allOf, is, not, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const domainNameTlsPinned = propertyControl({
  id: 'DomainNameTlsPinned',
  title: 'Custom domains of REST APIs state the TLS version that they ask for',
  severity: 'low',
  why: 'A domain keeps the policy that it was once made with: one that the template leaves out can still be TLS 1.0.',
  fix: "Set SecurityPolicy to 'SecurityPolicy_TLS13_1_2_PQ_2025_09', another policy of that family or 'TLS_1_2'.",
  profile: 'strict',
  resource: 'AWS::ApiGateway::DomainName',
  requires: allOf(present('SecurityPolicy'), not(is('SecurityPolicy', 'TLS_1_0'))),
  repair: { SecurityPolicy: 'TLS_1_2' },
  satisfies: ['FSBP/APIGateway.11', 'NIST-800-53/SC-8'],
  mitigates: ['network.tampering', 'network.disclosure'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies.html',
  examples: {
    fails: [{ DomainName: 'api.example.com' }, { DomainName: 'api.example.com', SecurityPolicy: 'TLS_1_0' }],
    passes: [{ DomainName: 'api.example.com', SecurityPolicy: 'TLS_1_2' }],
    unknown: [{ DomainName: 'api.example.com', SecurityPolicy: { Ref: 'TlsPolicy' } }],
  },
});
