import * as apigateway from 'aws-cdk-lib/aws-apigateway';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as ec2 from 'aws-cdk-lib/aws-ec2';
import { newestMutualTlsPolicy, newestTlsPolicies } from '../../facts/tls-security-policies';

/** A domain of your own for the API. */
export interface ApiDomainProps {
  /** The domain, such as `api.example.com`. */
  readonly domainName: string;

  /** A certificate for it: of this region, or of us-east-1 for an edge-optimized endpoint. */
  readonly certificate: acm.ICertificate;

  /**
   * Has clients show a certificate that one of these authorities signed. Name the truststore's version, so that who
   * may write to the bucket can't let others in. The domain then takes TLS 1.2 too: AWS allows no newer policy for it.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-mutual-tls.html
   * @default - none
   */
  readonly mutualTls?: apigateway.MTLSConfig;
}

/** Where an API can be reached. */
export interface ApiEndpointProps {
  /**
   * From where the API is reached: this region's address, CloudFront's (edge-optimized) or VPC endpoints (private).
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/api-gateway-api-endpoint-types.html
   * @default EndpointType.REGIONAL
   */
  readonly endpointType?: apigateway.EndpointType;

  /**
   * The VPC endpoints that a private API is reached through; nobody else can call it.
   *
   * @default - none, for APIs that are not private
   */
  readonly vpcEndpoints?: ec2.IVpcEndpoint[];

  /**
   * A domain of your own.
   *
   * @default - the execute-api endpoint
   */
  readonly domain?: ApiDomainProps;

  /**
   * Whether the API's own address, `https://<id>.execute-api.<region>.amazonaws.com`, is switched off. It would pass
   * by the mutual TLS of a domain.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/rest-api-disable-default-endpoint.html
   * @default - true with a domain, false without
   */
  readonly disableExecuteApiEndpoint?: boolean;
}

/** @throws where the parts do not go together */
export function requireEndpoint(props: ApiEndpointProps, constructPath: string): void {
  const { endpointType, vpcEndpoints, domain, disableExecuteApiEndpoint } = props;
  const refuse = (problem: string) => {
    throw new Error(`SecureApi '${constructPath}': ${problem}`);
  };
  const isPrivate = endpointType === apigateway.EndpointType.PRIVATE;
  if (isPrivate && !vpcEndpoints?.length) {
    refuse('a private API is reached through VPC endpoints, got none. Write vpcEndpoints: [<your interface endpoint for execute-api>].');
  }
  if (!isPrivate && vpcEndpoints) {
    refuse(`vpcEndpoints are for private APIs, but endpointType is ${endpointType ?? 'REGIONAL'}. Write endpointType: EndpointType.PRIVATE, or leave them out.`);
  }
  if (isPrivate && domain) refuse("a private API can't have a domain here. Leave 'domain' out.");
  if (domain?.mutualTls && endpointType === apigateway.EndpointType.EDGE) {
    refuse('edge-optimized domains have no mutual TLS. Write endpointType: EndpointType.REGIONAL.');
  }
  if (domain?.mutualTls && disableExecuteApiEndpoint === false) {
    refuse("with mutual TLS the execute-api endpoint has to be off: it would let in clients without a certificate. Leave 'disableExecuteApiEndpoint' out.");
  }
  if (!domain && disableExecuteApiEndpoint) refuse("without a domain nobody could reach the API. Write domain: { ... }, or leave 'disableExecuteApiEndpoint' out.");
}

/** The newest TLS that the endpoint allows. */
export function tlsPolicy(endpointType: apigateway.EndpointType): string {
  return newestTlsPolicies[endpointType];
}

/** A domain with the newest TLS that it allows. */
export function domainOptions(
  { domainName, certificate, mutualTls }: ApiDomainProps, endpointType: apigateway.EndpointType,
): apigateway.DomainNameOptions {
  if (mutualTls) {
    return { domainName, certificate, endpointType, mtls: mutualTls, securityPolicy: newestMutualTlsPolicy as apigateway.SecurityPolicy };
  }
  return {
    domainName,
    certificate,
    endpointType,
    securityPolicy: tlsPolicy(endpointType) as apigateway.SecurityPolicy,
    endpointAccessMode: apigateway.EndpointAccessMode.STRICT,
  };
}
