import { present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const trailWatched = propertyControl({
  id: 'TrailWatched',
  title: 'Trails of CloudTrail are sent to CloudWatch Logs',
  severity: 'low',
  why: 'The files in the bucket are read after the fact, if at all: no alarm can be raised on them.',
  fix: 'Set CloudWatchLogsLogGroupArn and CloudWatchLogsRoleArn.',
  resource: 'AWS::CloudTrail::Trail',
  requires: present('CloudWatchLogsLogGroupArn'),
  satisfies: ['FSBP/CloudTrail.5', 'NIST-800-53/AU-6'],
  mitigates: ['log.repudiation'],
  source: 'https://docs.aws.amazon.com/awscloudtrail/latest/userguide/send-cloudtrail-events-to-cloudwatch-logs.html',
  examples: {
    fails: [{ IsLogging: true }],
    passes: [{ CloudWatchLogsLogGroupArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:trail:*' }],
    unknown: [{ CloudWatchLogsLogGroupArn: { 'Fn::ImportValue': 'Trail' } }],
  },
});
