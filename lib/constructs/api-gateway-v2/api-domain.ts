import * as apigatewayv2 from 'aws-cdk-lib/aws-apigatewayv2';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import { Construct } from 'constructs';

/** A domain of your own for a WebSocket API. */
export interface WebSocketApiDomainProps {
  /** The domain, such as `api.example.com`. */
  readonly domainName: string;

  /** A certificate for it, of this region. */
  readonly certificate: acm.ICertificate;
}

/** A domain of your own for an HTTP API. */
export interface HttpApiDomainProps extends WebSocketApiDomainProps {
  /**
   * Has clients show a certificate that one of these authorities signed. Name the truststore's version, so that who may
   * write to the bucket can't let others in.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html
   * @default - none
   */
  readonly mutualTls?: apigatewayv2.MTLSConfig;

  /**
   * A public certificate of ACM that proves that the domain is yours, where `certificate` was imported and clients show one.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-mutual-tls.html
   * @default - none
   */
  readonly ownershipCertificate?: acm.ICertificate;
}

/** Where an API is reached. */
export interface ApiAddress {
  readonly domain?: HttpApiDomainProps;
  readonly disableExecuteApiEndpoint?: boolean;
}

/**
 * @param subject the construct, for messages: its class and path
 * @throws where the parts do not go together
 */
export function requireAddress({ domain, disableExecuteApiEndpoint }: ApiAddress, subject: string): void {
  if (domain?.mutualTls && disableExecuteApiEndpoint === false) {
    throw new Error(`${subject}: with mutual TLS the execute-api endpoint has to be off: it would let in clients without a certificate. Leave 'disableExecuteApiEndpoint' out.`);
  }
  if (!domain && disableExecuteApiEndpoint) {
    throw new Error(`${subject}: without a domain nobody could reach the API. Write domain: { ... }, or leave 'disableExecuteApiEndpoint' out.`);
  }
}

/** The domain, leading to a stage. TLS 1.2 is the newest policy that AWS allows for it; clients may speak 1.3 too. */
export function mapDomain(
  api: Construct & apigatewayv2.IApi, stage: apigatewayv2.IStage, props: HttpApiDomainProps,
): apigatewayv2.DomainName {
  const { domainName, certificate, mutualTls, ownershipCertificate } = props;
  const domain = new apigatewayv2.DomainName(api, 'Domain', {
    domainName, certificate, ownershipCertificate, mtls: mutualTls, securityPolicy: apigatewayv2.SecurityPolicy.TLS_1_2,
  });
  new apigatewayv2.ApiMapping(api, 'DomainMapping', { api, domainName: domain, stage });
  return domain;
}
