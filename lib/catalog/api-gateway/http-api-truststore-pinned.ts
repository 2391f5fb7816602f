import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const httpApiTruststorePinned = propertyControl({
  id: 'HttpApiTruststorePinned',
  title: 'Mutual TLS of HTTP APIs trusts one version of its truststore',
  severity: 'low',
  why: 'Whoever can write to the bucket adds a certificate authority of their own, and the next update of the domain trusts its clients.',
  fix: 'Set MutualTlsAuthentication.TruststoreVersion to a version of the object.',
  profile: 'strict',
  resource: 'AWS::ApiGatewayV2::DomainName',
  appliesWhen: present('MutualTlsAuthentication.TruststoreUri'),
  requires: present('MutualTlsAuthentication.TruststoreVersion'),
  satisfies: [],
  mitigates: ['api.spoofing'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html',
  examples: {
    fails: [{ DomainName: 'api.example.com', MutualTlsAuthentication: { TruststoreUri: 's3://trust/ca.pem' } }],
    passes: [
      { DomainName: 'api.example.com' },
      { DomainName: 'api.example.com', MutualTlsAuthentication: { TruststoreUri: 's3://trust/ca.pem', TruststoreVersion: 'abcdef012345' } },
    ],
    unknown: [{ DomainName: 'api.example.com', MutualTlsAuthentication: { Ref: 'MutualTls' } }],
  },
});
