import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const eventBusLogged = propertyControl({
  id: 'EventBusLogged',
  title: 'Event buses log what became of events',
  severity: 'low',
  why: 'Whether a forged event was taken, and what it set off, can not be told afterwards.',
  fix: "Set LogConfig.Level to 'ERROR', 'INFO' or 'TRACE', and deliver the log.",
  profile: 'strict',
  resource: 'AWS::Events::EventBus',
  requires: is('LogConfig.Level', 'ERROR', 'INFO', 'TRACE'),
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-logs.html',
  examples: {
    fails: [{ Name: 'orders' }, { Name: 'orders', LogConfig: { Level: 'OFF' } }],
    passes: [{ Name: 'orders', LogConfig: { Level: 'ERROR' } }],
    unknown: [{ Name: 'orders', LogConfig: { Level: { Ref: 'Level' } } }],
  },
});
