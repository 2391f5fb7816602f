import { AccessLogField as field, AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';

/** Who called what, how each gate decided, and how long it took; no credentials, and of bodies only what broke the schema. */
export function accessLogFormat(): AccessLogFormat {
  return AccessLogFormat.custom(JSON.stringify({
    requestId: field.contextRequestId(),
    extendedRequestId: field.contextExtendedRequestId(),
    traceId: field.contextXrayTraceId(),
    time: field.contextRequestTime(),
    sourceIp: field.contextIdentitySourceIp(),
    userAgent: field.contextIdentityUserAgent(),
    caller: field.contextIdentityUserArn(),
    principal: field.contextAuthorizerPrincipalId(),
    subject: field.contextAuthorizerClaims('sub'),
    httpMethod: field.contextHttpMethod(),
    path: field.contextPath(),
    resourcePath: field.contextResourcePath(),
    protocol: field.contextProtocol(),
    tlsVersion: '$context.tlsVersion',
    status: field.contextStatus(),
    responseLength: field.contextResponseLength(),
    responseLatency: field.contextResponseLatency(),
    integrationLatency: field.contextIntegrationLatency(),
    integrationStatus: field.contextIntegrationStatus(),
    authorizeStatus: field.contextAuthorizeStatus(),
    authorizeError: field.contextAuthorizeError(),
    errorType: field.contextErrorResponseType(),
    errorMessage: field.contextErrorMessage(),
    validationError: field.contextErrorValidationErrorString(),
    wafResponseCode: field.contextWafResponseCode(),
    webAclArn: field.contextWebaclArn(),
  }));
}
