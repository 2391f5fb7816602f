import { Names } from 'aws-cdk-lib';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/**
 * What is logged of a request: neither cookies nor the query, which hold sessions and tokens.
 * https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/standard-logs-reference.html
 */
const recordFields = [
  'date', 'time', 'x-edge-location', 'sc-bytes', 'c-ip', 'cs-method', 'cs(Host)', 'cs-uri-stem', 'sc-status', 'cs(User-Agent)', 'x-edge-result-type',
  'x-edge-request-id', 'x-host-header', 'cs-protocol', 'cs-bytes', 'time-taken', 'ssl-protocol', 'ssl-cipher', 'x-edge-response-result-type',
  'cs-protocol-version', 'c-port', 'time-to-first-byte', 'x-edge-detailed-result-type', 'sc-content-type', 'sc-content-len',
];

/** Delivers the requests of a distribution to a log group. */
export function deliverRequests(scope: Construct, distributionArn: string, logGroup: logs.ILogGroup): void {
  const delivery = new Construct(scope, 'LogDelivery');
  const name = (part: string) => `${Names.uniqueResourceName(delivery, { maxLength: 40 })}-${part}`;
  const source = new logs.CfnDeliverySource(delivery, 'Source', { name: name('Requests'), resourceArn: distributionArn, logType: 'ACCESS_LOGS' });
  const destination = new logs.CfnDeliveryDestination(delivery, 'Destination', {
    name: name('Destination'), destinationResourceArn: logGroup.logGroupArn, outputFormat: 'json',
  });
  new logs.CfnDelivery(delivery, 'Delivery', { deliverySourceName: source.ref, deliveryDestinationArn: destination.attrArn, recordFields });
}
