import { graphControl } from '../../core/control';
import { secretsWithin } from '../secrets-manager/secrets-within';

const schedule = (Input: unknown) => ({ Schedule: { Type: 'AWS::Scheduler::Schedule', Properties: { Target: { Arn: 'arn:aws:lambda:eu-west-1:111122223333:function:orders', Input } } } });

export const scheduleWithoutSecrets = graphControl({
  id: 'ScheduleWithoutSecrets',
  title: 'Targets of schedules hold no secret',
  severity: 'high',
  why: 'Whoever can read the template, or may describe schedules, holds the credential.',
  fix: 'Let the target read the secret from AWS Secrets Manager when it runs.',
  profile: 'baseline',
  resources: ['AWS::Scheduler::Schedule'],
  check: (resource) => secretsWithin(resource, 'Target'),
  satisfies: ['NIST-800-53/IA-5', 'CSA-Serverless/SAS-7'],
  mitigates: ['secret.disclosure'],
  source: 'https://docs.aws.amazon.com/scheduler/latest/UserGuide/managing-targets.html',
  examples: {
    fails: [schedule('{"password":"correct-horse-battery"}')],
    passes: [schedule('{"job":"cleanup"}'), schedule({ 'Fn::Sub': '{"password":"${Password}"}' })],
  },
});
