import * as apigateway from 'aws-cdk-lib/aws-apigateway';

/** Values of headers that API Gateway's own answers carry, quoted as its mapping wants them. */
const securityHeaders: Readonly<Record<string, string>> = {
  'Strict-Transport-Security': "'max-age=63072000; includeSubDomains'",
  'X-Content-Type-Options': "'nosniff'",
  'Cache-Control': "'no-store'",
  'X-Frame-Options': "'DENY'",
};

/**
 * Answers of API Gateway itself that say no more than their status does: its own texts tell which part of a
 * credential or body was wrong. All types of answers follow these two, unless they have one of their own.
 * https://docs.aws.amazon.com/apigateway/latest/developerguide/supported-gateway-response-types.html
 *
 * @param own answers that take the place of ours of the same type, or come beside them
 */
export function addGatewayResponses(
  api: apigateway.RestApi, allowedOrigins: readonly string[], own: readonly apigateway.GatewayResponseOptions[],
): apigateway.GatewayResponse[] {
  // One header holds one origin: with several, refusals stay unreadable to browsers.
  const cors: Record<string, string> = allowedOrigins.length === 1 ? { 'Access-Control-Allow-Origin': `'${allowedOrigins[0]}'` } : {};
  const ours = Object.entries({
    Refused: { type: apigateway.ResponseType.DEFAULT_4XX, message: 'The request was refused.' },
    Failed: { type: apigateway.ResponseType.DEFAULT_5XX, message: 'The request failed.' },
  }).filter(([, { type }]) => !own.some((response) => response.type.responseType === type.responseType));
  return [
    ...ours.map(([id, { type, message }]) => api.addGatewayResponse(id, {
      type,
      responseHeaders: { ...securityHeaders, ...cors },
      templates: { 'application/json': JSON.stringify({ message, requestId: '$context.requestId' }) },
    })),
    ...own.map((response) => api.addGatewayResponse(`GatewayResponse${response.type.responseType}`, response)),
  ];
}
