import { allOf, anyOf, is, judge, present, some } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { referencesFrom } from '../../core/resource-references';

const Users = { Type: 'AWS::Cognito::UserPool' };
const log = (properties: object) => ({ Type: 'AWS::Cognito::LogDeliveryConfiguration', Properties: { UserPoolId: { Ref: 'Users' }, ...properties } });

const destinations = ['CloudWatchLogsConfiguration.LogGroupArn', 'FirehoseConfiguration.StreamArn', 'S3Configuration.BucketArn'];
const logsSignIns = some('LogConfigurations', allOf(is('EventSource', 'userAuthEvents'), anyOf(...destinations.map(present))));

export const userPoolLogged = graphControl({
  id: 'UserPoolLogged',
  title: 'Sign-ins to user pools are logged',
  severity: 'low',
  why: 'Who signed in as whom, from where and at what risk, can not be told after an attack.',
  fix: "Add an AWS::Cognito::LogDeliveryConfiguration with the EventSource 'userAuthEvents' and a destination.",
  profile: 'strict',
  resources: ['AWS::Cognito::UserPool'],
  * check(pool, graph) {
    const deliveries = referencesFrom(graph, 'AWS::Cognito::LogDeliveryConfiguration', 'UserPoolId').to(pool);
    const verdicts = deliveries.map((delivery) => judge(logsSignIns, delivery).verdict);
    if (verdicts.includes('pass')) return;
    yield verdicts.includes('unknown')
      ? { verdict: 'unknown', message: 'what is logged is known only on deployment' }
      : { verdict: 'fail', message: 'no log takes its sign-ins' };
  },
  satisfies: ['NIST-800-53/AU-12'],
  mitigates: ['identity.repudiation'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/exporting-quotas-and-usage.html',
  examples: {
    fails: [{ Users }, { Users, Log: log({ LogConfigurations: [{ EventSource: 'userNotification', LogLevel: 'ERROR' }] }) }, { Users, Log: log({ LogConfigurations: [{ EventSource: 'userAuthEvents', LogLevel: 'INFO' }] }) }],
    passes: [{ Users, Log: log({ LogConfigurations: [{ EventSource: 'userAuthEvents', LogLevel: 'INFO', CloudWatchLogsConfiguration: { LogGroupArn: 'arn:aws:logs:eu-west-1:111122223333:log-group:users' } }] }) }],
    unknown: [{ Users, Log: log({ LogConfigurations: { Ref: 'Logs' } }) }],
  },
});
