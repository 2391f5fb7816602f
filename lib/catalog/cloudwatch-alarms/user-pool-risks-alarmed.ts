import { is, judge } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { Resolved } from '../../core/intrinsics';
import { alarmedMetrics } from './alarmed-metrics';

const Users = { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } } };
const alarm = (MetricName: string, RiskLevel: string) => ({
  Type: 'AWS::CloudWatch::Alarm',
  Properties: {
    Namespace: 'AWS/Cognito',
    MetricName,
    Dimensions: [{ Name: 'UserPoolId', Value: { Ref: 'Users' } }, { Name: 'Operation', Value: 'SignIn' }, { Name: 'RiskLevel', Value: RiskLevel }],
  },
});

/** The metrics of sign-ins that were somebody else's, or with a leaked password. */
const risks = ['AccountTakeoverRisk', 'CompromisedCredentialRisk'];

export const userPoolRisksAlarmed = graphControl({
  id: 'UserPoolRisksAlarmed',
  title: 'Somebody is told when accounts of a user pool are attacked',
  severity: 'low',
  why: 'The pool stops the sign-ins that it finds risky; the attacker tries on until it finds one that is not, and nobody knows.',
  fix: "Add an AWS::CloudWatch::Alarm on AccountTakeoverRisk and one on CompromisedCredentialRisk, by UserPoolId, Operation 'SignIn' and RiskLevel 'high'.",
  profile: 'strict',
  resources: ['AWS::Cognito::UserPool'],
  * check(pool, graph) {
    // Without threat protection there are no such metrics.
    if (judge(is('UserPoolAddOns.AdvancedSecurityMode', 'ENFORCED', 'AUDIT'), pool).verdict !== 'pass') return;
    const watched = (dimension: string, ...values: Resolved[]) => alarmedMetrics(graph, 'AWS/Cognito', dimension, pool, values);
    const value = (text: string): Resolved => ({ kind: 'scalar', value: text, stack: pool.stack });
    const sets = [watched('UserPoolId'), watched('Operation', value('SignIn')), watched('RiskLevel', value('high'))];
    for (const metric of risks) {
      if (sets.every((metrics) => metrics.has(metric))) continue;
      yield { verdict: 'fail', message: `no alarm is raised on ${metric} of sign-ins`, detail: metric };
    }
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['identity.repudiation', 'identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-viewing-threat-protection-metrics.html',
  examples: {
    fails: [
      { Users },
      { Users, Takeovers: alarm('AccountTakeoverRisk', 'high'), Leaked: alarm('CompromisedCredentialRisk', 'none') },
      { Users: { ...Users, Properties: { UserPoolAddOns: { AdvancedSecurityMode: 'AUDIT' } } } },
    ],
    passes: [{ Users, Takeovers: alarm('AccountTakeoverRisk', 'high'), Leaked: alarm('CompromisedCredentialRisk', 'high') }, { Users: { Type: 'AWS::Cognito::UserPool' } }],
  },
});
