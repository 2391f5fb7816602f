import { checkNotification } from './sns';
import { queue } from './sqs';

export const snsThroughSqs = queue('sns', checkNotification);
