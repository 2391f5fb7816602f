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
 * credential or body was wrong.
 */
export function addGatewayResponses(api: apigateway.RestApi, allowedOrigins: string[]): void {
  // One header holds one origin: with several, refusals stay unreadable to browsers.
  const cors: Record<string, string> = allowedOrigins.length === 1 ? { 'Access-Control-Allow-Origin': `'${allowedOrigins[0]}'` } : {};
  const responseHeaders = { ...securityHeaders, ...cors };
  api.addGatewayResponse('Refused', {
    type: apigateway.ResponseType.DEFAULT_4XX,
    responseHeaders,
    templates: { 'application/json': '{"message":"The request was refused.","requestId":"$context.requestId"}' },
  });
  api.addGatewayResponse('Failed', {
    type: apigateway.ResponseType.DEFAULT_5XX,
    responseHeaders,
    templates: { 'application/json': '{"message":"The request failed.","requestId":"$context.requestId"}' },
  });
}
