import { Names } from 'aws-cdk-lib';
import * as events from 'aws-cdk-lib/aws-events';
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
