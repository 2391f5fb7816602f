import { is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const eventBusDataNotLogged = propertyControl({
  id: 'EventBusDataNotLogged',
  title: 'Logs of event buses do not hold the events',
  severity: 'medium',
  why: 'Whoever may read logs reads the personal data and tokens in all events.',
  fix: "Leave LogConfig.IncludeDetail out, or set it to 'NONE'.",
  resource: 'AWS::Events::EventBus',
  requires: not(is('LogConfig.IncludeDetail', 'FULL')),
  satisfies: [],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-event-bus-logs.html',
  examples: {
    fails: [{ Name: 'orders', LogConfig: { Level: 'INFO', IncludeDetail: 'FULL' } }],
    passes: [{ Name: 'orders' }, { Name: 'orders', LogConfig: { Level: 'INFO', IncludeDetail: 'NONE' } }],
    unknown: [{ Name: 'orders', LogConfig: { IncludeDetail: { Ref: 'Detail' } } }],
  },
});
