import { Names, Stack } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
import * as iam from 'aws-cdk-lib/aws-iam';
import * as kms from 'aws-cdk-lib/aws-kms';
import * as logs from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';

/** What each level delivers: there is a source for each kind of record. */
const kindsOf: ReadonlyMap<string, readonly string[]> = new Map([
  [events.Level.ERROR, ['ERROR']],
  [events.Level.INFO, ['ERROR', 'INFO']],
  [events.Level.TRACE, ['ERROR', 'INFO', 'TRACE']],
]);

/** Delivers the log of an event bus to a log group. */
export function deliverLog(bus: events.EventBus, level: events.Level, logGroup: logs.ILogGroup): void {
  const scope = new Construct(bus, 'LogDelivery');
  const name = (part: string) => `${Names.uniqueResourceName(scope, { maxLength: 40 })}-${part}`;
  const destination = new logs.CfnDeliveryDestination(scope, 'Destination', {
    name: name('Destination'), destinationResourceArn: logGroup.logGroupArn,
  });
  for (const kind of kindsOf.get(level) ?? []) {
    const source = new logs.CfnDeliverySource(scope, `${kind}Source`, {
      name: name(kind), resourceArn: bus.eventBusArn, logType: `${kind}_LOGS`,
    });
    new logs.CfnDelivery(scope, `${kind}Delivery`, { deliverySourceName: source.ref, deliveryDestinationArn: destination.attrArn });
  }
}

/**
 * Lets EventBridge encrypt the log records of buses with a key, and their delivery decrypt them.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/encryption-bus-logs.html
 */
export function allowLogDelivery(scope: Construct, key: kms.IKey): void {
  const { partition, region, account } = Stack.of(scope);
  const allow = (service: string, actions: string[]) => key.addToResourcePolicy(new iam.PolicyStatement({
    principals: [new iam.ServicePrincipal(service)],
    actions,
    resources: ['*'],
    conditions: { StringLike: { 'kms:EncryptionContext:SourceArn': `arn:${partition}:logs:${region}:${account}:*` } },
  }));
  allow('events.amazonaws.com', ['kms:GenerateDataKey']);
  allow('delivery.logs.amazonaws.com', ['kms:Decrypt', 'kms:GenerateDataKey']);
}
