import { propertyControl } from '../../core/control';
import { truststorePinned } from './truststore-pinned';

export const mutualTlsTruststorePinned = propertyControl({
  ...truststorePinned,
  id: 'MutualTlsTruststorePinned',
  title: 'Mutual TLS trusts one version of its truststore',
  resource: 'AWS::ApiGateway::DomainName',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html',
});
