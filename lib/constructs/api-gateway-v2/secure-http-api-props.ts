import { Duration } from 'aws-cdk-lib';
import * as acm from 'aws-cdk-lib/aws-certificatemanager';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { HttpApiAlarmsProps } from '../api-gateway/api-alarms';
import { CorsProps } from '../api-gateway/cors';
import { Throttle } from '../api-gateway/throttle';
import { DistributionProtectionProps } from '../cloudfront/secure-distribution-props';
import { HttpApiDomainProps } from './api-domain';
import { HttpAuthorization } from './http-authorization';

/** Properties of `SecureHttpApi`. */
export interface SecureHttpApiProps {
  /**
   * Who may call the API's routes, unless a route says otherwise. Routes that are added past `addRoute`, by `addRoutes`,
   * ask for the same unless they say otherwise.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-access-control.html
   * @default HttpAuthorization.iam()
   */
  readonly authorization?: HttpAuthorization;

  /**
   * How often the API may be called, by everybody together.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-throttling.html
   * @default - 50 requests per second, 100 at once
   */
  readonly throttle?: Throttle;

  /**
   * Which web pages may call the API.
   *
   * @default - none
   */
  readonly cors?: CorsProps;

  /**
   * A domain of your own.
   *
   * @default - the execute-api endpoint
   */
  readonly domain?: HttpApiDomainProps;

  /**
   * Whether the API's own address, `https://<id>.execute-api.<region>.amazonaws.com`, is switched off. It would pass by
   * the mutual TLS of a domain.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-disable-default-endpoint.html
   * @default - true with a domain, false without
   */
  readonly disableExecuteApiEndpoint?: boolean;

  /**
   * Encrypts the access log.
   *
   * @default - the stack's shared `SecureKey`
   */
  readonly encryptionKey?: kms.IKey;

  /**
   * Where requests are logged.
   *
   * @default - a `SecureLogGroup` of its own
   */
  readonly accessLog?: logs.ILogGroup;

  /**
   * The name of the API.
   *
   * @default - the construct's id
   */
  readonly apiName?: string;

  /**
   * What the API is for.
   *
   * @default - none
   */
  readonly description?: string;

  /**
   * The alarms, their thresholds and actions.
   *
   * @default - server errors, share of client errors, latency, throttles, refusals; to the stack's shared `AlarmTopic`
   */
  readonly alarms?: HttpApiAlarmsProps;
}

/** What a route of an HTTP API asks of its requests. */
export interface HttpRouteOptions {
  /**
   * Who may call it.
   *
   * @default - as for the API
   */
  readonly authorization?: HttpAuthorization;

  /**
   * How often it may be called, by everybody together.
   *
   * @default - as for the API
   */
  readonly throttle?: Throttle;

  /**
   * How long API Gateway waits for the function, at most 29 seconds.
   *
   * @see https://docs.aws.amazon.com/apigateway/latest/developerguide/http-api-quotas.html
   * @default - as long as the function may take, at most 29 seconds
   */
  readonly timeout?: Duration;
}

/** How CloudFront stands in front of an HTTP API. */
export interface HttpApiProtectionProps extends DistributionProtectionProps {
  /**
   * What CloudFront shows the API: a client certificate, in ACM of us-east-1, that an authority of the API's truststore
   * has signed. Where that authority signs for nobody else, nobody else gets through to the API.
   *
   * @see https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/origin-mtls-authentication.html
   */
  readonly clientCertificate: acm.ICertificate;
}
