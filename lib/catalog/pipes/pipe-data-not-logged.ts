import { each, is, not } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const pipeDataNotLogged = propertyControl({
  id: 'PipeDataNotLogged',
  title: 'Logs of pipes do not hold the events',
  severity: 'medium',
  why: 'Whoever may read logs reads the personal data and tokens in all events.',
  fix: 'Leave LogConfiguration.IncludeExecutionData out.',
  resource: 'AWS::Pipes::Pipe',
  requires: each('LogConfiguration.IncludeExecutionData', not(is('', 'ALL'))),
  satisfies: [],
  mitigates: ['log.disclosure'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-logs.html',
  examples: {
    fails: [{ LogConfiguration: { Level: 'INFO', IncludeExecutionData: ['ALL'] } }],
    passes: [{}, { LogConfiguration: { Level: 'ERROR' } }],
    unknown: [{ LogConfiguration: { IncludeExecutionData: { Ref: 'Data' } } }],
  },
});
