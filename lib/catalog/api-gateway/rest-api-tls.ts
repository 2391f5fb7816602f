import { anyOf, is, matches, some } from '../../core/assertion';
import { propertyControl } from '../../core/control';

// Left out, it is TLS_1_0 for Regional and edge-optimized APIs and TLS_1_2 for private ones. Requests
// that come by a custom domain are negotiated with the API's policy too.
export const restApiTls = propertyControl({
  id: 'RestApiTls',
  title: 'REST APIs refuse TLS 1.0 and 1.1',
  severity: 'low',
  why: 'The default endpoint still speaks TLS 1.0: someone on the path talks an old client down to it and reads or alters what is sent.',
  fix: "Set SecurityPolicy to 'SecurityPolicy_TLS13_1_2_PQ_2025_09' and EndpointAccessMode to 'STRICT', or to another policy of that family.",
  resource: 'AWS::ApiGateway::RestApi',
  requires: anyOf(
    some('EndpointConfiguration.Types', is('', 'PRIVATE')),
    matches('SecurityPolicy', /^(TLS_1_2$|SecurityPolicy_TLS1[23]_)/, 'be TLS_1_2 or a policy that starts with SecurityPolicy_'),
  ),
  repair: { SecurityPolicy: 'TLS_1_2' },
  satisfies: ['NIST-800-53/SC-8'],
  mitigates: ['network.tampering', 'network.disclosure'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-security-policies-list.html',
  examples: {
    fails: [
      { Name: 'orders' },
      { Name: 'orders', EndpointConfiguration: { Types: ['REGIONAL'] }, SecurityPolicy: 'TLS_1_0' },
    ],
    passes: [
      { Name: 'orders', SecurityPolicy: 'SecurityPolicy_TLS13_1_3_2025_09', EndpointAccessMode: 'STRICT' },
      { Name: 'orders', EndpointConfiguration: { Types: ['EDGE'] }, SecurityPolicy: 'SecurityPolicy_TLS13_2025_EDGE' },
      { Name: 'ledger', EndpointConfiguration: { Types: ['PRIVATE'] } },
    ],
    unknown: [{ Name: 'orders', SecurityPolicy: { Ref: 'TlsPolicy' } }],
  },
});
