import { is } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const pipeLogged = propertyControl({
  id: 'PipeLogged',
  title: 'Pipes log what failed',
  severity: 'low',
  why: 'What a pipe dropped, and why, can not be told afterwards.',
  fix: "Set LogConfiguration.Level to 'ERROR' or more, with a destination.",
  resource: 'AWS::Pipes::Pipe',
  requires: is('LogConfiguration.Level', 'ERROR', 'INFO', 'TRACE'),
  // It takes a destination.
  repair: 'none',
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['queue.repudiation'],
  source: 'https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-pipes-logs.html',
  examples: {
    fails: [{ Name: 'orders' }, { LogConfiguration: { Level: 'OFF' } }],
    passes: [
      { LogConfiguration: { Level: 'ERROR', CloudwatchLogsLogDestination: { LogGroupArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:pipes' } } },
    ],
    unknown: [{ LogConfiguration: { Level: { Ref: 'Level' } } }],
  },
});
