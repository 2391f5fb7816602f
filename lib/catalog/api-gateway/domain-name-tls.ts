import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// Left out, it is TLS_1_2 for every endpoint type.
export const domainNameTls = propertyControl({
  id: 'DomainNameTls',
  title: 'Custom domains of REST APIs refuse TLS 1.0 and 1.1',
  severity: 'medium',
  why: 'Someone on the path talks the client down to a broken protocol version and reads or alters what is sent.',
  fix: "Set SecurityPolicy to 'SecurityPolicy_TLS13_1_2_PQ_2025_09', another policy of that family or 'TLS_1_2'.",
  resource: 'AWS::ApiGateway::DomainName',
  requires: not(is('SecurityPolicy', 'TLS_1_0')),
  repair: { SecurityPolicy: 'TLS_1_2' },
  satisfies: ['FSBP/APIGateway.11', 'NIST-800-53/SC-8'],
  mitigates: ['network.tampering', 'network.disclosure'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html',
  examples: {
    fails: [{ DomainName: 'api.example.com', SecurityPolicy: 'TLS_1_0' }],
    passes: [{ DomainName: 'api.example.com' }, { DomainName: 'api.example.com', SecurityPolicy: 'SecurityPolicy_TLS13_1_2_PQ_2025_09' }],
    unknown: [{ DomainName: 'api.example.com', SecurityPolicy: { Ref: 'TlsPolicy' } }],
  },
});
