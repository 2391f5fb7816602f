import { Names } from 'aws-cdk-lib';
import * as kms from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import { SecureLogGroup } from '../logs/secure-log-group';

/** Who called what, how each gate decided, and how long it took; no credentials, and no bodies. */
export const httpAccessLogFormat = formatOf({
  requestId: 'requestId',
  extendedRequestId: 'extendedRequestId',
  time: 'requestTime',
  sourceIp: 'identity.sourceIp',
  userAgent: 'identity.userAgent',
  caller: 'identity.userArn',
  clientCertificate: 'identity.clientCert.subjectDN',
  principal: 'authorizer.principalId',
  subject: 'authorizer.claims.sub',
  authorizerError: 'authorizer.error',
  httpMethod: 'httpMethod',
  path: 'path',
  routeKey: 'routeKey',
  domainName: 'domainName',
  protocol: 'protocol',
  status: 'status',
  responseLength: 'responseLength',
  responseLatency: 'responseLatency',
  integrationLatency: 'integrationLatency',
  integrationStatus: 'integrationStatus',
  errorType: 'error.responseType',
  errorMessage: 'error.message',
});

/** Who sent what kind of message on which connection, and how each gate decided; no credentials, and no messages. */
export const webSocketAccessLogFormat = formatOf({
  requestId: 'requestId',
  extendedRequestId: 'extendedRequestId',
  time: 'requestTime',
  sourceIp: 'identity.sourceIp',
  userAgent: 'identity.userAgent',
  caller: 'identity.userArn',
  principal: 'authorizer.principalId',
  eventType: 'eventType',
  connectionId: 'connectionId',
  routeKey: 'routeKey',
  domainName: 'domainName',
  status: 'status',
  authorizeStatus: 'authorize.status',
  authorizeError: 'authorize.error',
  integrationLatency: 'integrationLatency',
  integrationStatus: 'integration.status',
  errorType: 'error.responseType',
  errorMessage: 'error.message',
});

function formatOf(variables: Readonly<Record<string, string>>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(variables).map(([name, variable]) => [name, `$context.${variable}`])));
}

/**
 * A log group for the access log of an API. CloudWatch Logs adds itself to the account's policy for logs, which has room
 * for few names that do not start so.
 * https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/AWS-logs-and-resource-policy.html
 */
export function accessLogGroup(api: Construct, encryptionKey?: kms.IKey): SecureLogGroup {
  return new SecureLogGroup(api, 'AccessLog', {
    encryptionKey,
    logGroupName: `/aws/vendedlogs/apis/${Names.uniqueResourceName(api, { maxLength: 100 })}`,
  });
}
