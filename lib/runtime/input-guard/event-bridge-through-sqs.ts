import { checkBusEvent } from './event-bridge';
import { queue } from './sqs';

export const eventBridgeThroughSqs = queue('eventBridge', checkBusEvent);
