import { propertyControl } from '../../core/control';
import { truststorePinned } from './truststore-pinned';

export const httpApiTruststorePinned = propertyControl({
  ...truststorePinned,
  id: 'HttpApiTruststorePinned',
  title: 'Mutual TLS of HTTP APIs trusts one version of its truststore',
  resource: 'AWS::ApiGatewayV2::DomainName',
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html',
});
