import { allOf, is, judge, not, present } from '../../core/assertion';
import { graphControl } from '../../core/control';
import { referencesFrom } from '../../core/resource-references';

const Users = { Type: 'AWS::Cognito::UserPool', Properties: { UserPoolAddOns: { AdvancedSecurityMode: 'ENFORCED' } } };
const answered = {
  AccountTakeoverRiskConfiguration: { Actions: { MediumAction: { EventAction: 'MFA_REQUIRED', Notify: false }, HighAction: { EventAction: 'BLOCK', Notify: false } } },
  CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: 'BLOCK' } },
};
const risks = (UserPoolId: unknown, more: object = {}) => ({
  Type: 'AWS::Cognito::UserPoolRiskConfigurationAttachment', Properties: { UserPoolId, ClientId: 'ALL', ...answered, ...more },
});
const takeovers = (Actions: object) => risks({ Ref: 'Users' }, { AccountTakeoverRiskConfiguration: { Actions } });

/** What is done at a high risk a control of its own asks. */
const complete = allOf(
  present('AccountTakeoverRiskConfiguration.Actions.MediumAction'),
  not(is('AccountTakeoverRiskConfiguration.Actions.MediumAction.EventAction', 'NO_ACTION')),
  present('AccountTakeoverRiskConfiguration.Actions.HighAction'),
  is('CompromisedCredentialsRiskConfiguration.Actions.EventAction', 'BLOCK'),
);

export const userPoolRisksAnswered = graphControl({
  id: 'UserPoolRisksAnswered',
  title: 'User pools with threat protection say what happens to risky sign-ins',
  severity: 'low',
  why: 'The defaults were chosen by somebody who does not know the users: a sign-in that looks like a takeover may pass with a note in a list.',
  fix: 'Add an AWS::Cognito::UserPoolRiskConfigurationAttachment that answers medium and high risks of takeovers, and blocks leaked passwords.',
  profile: 'strict',
  resources: ['AWS::Cognito::UserPool'],
  * check(pool, graph) {
    if (judge(is('UserPoolAddOns.AdvancedSecurityMode', 'ENFORCED'), pool).verdict !== 'pass') return;
    const attachments = referencesFrom(graph, 'AWS::Cognito::UserPoolRiskConfigurationAttachment', 'UserPoolId');
    const verdicts = attachments.to(pool).map((attachment) => judge(complete, attachment).verdict);
    if (verdicts.includes('pass')) return;
    yield verdicts.includes('unknown') || (verdicts.length === 0 && attachments.open.length > 0)
      ? { verdict: 'unknown', message: 'what happens to risky sign-ins is known only on deployment' }
      : { verdict: 'fail', message: 'nothing says what happens to takeovers of medium and high risk, and to leaked passwords' };
  },
  satisfies: ['NIST-800-53/SI-4'],
  mitigates: ['identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-settings-adaptive-authentication.html',
  examples: {
    fails: [
      { Users }, { Users, Risks: risks({ Ref: 'Users' }, { CompromisedCredentialsRiskConfiguration: undefined }) },
      { Users, Risks: takeovers({ HighAction: { EventAction: 'BLOCK', Notify: false } }) },
      { Users, Risks: takeovers({ MediumAction: { EventAction: 'MFA_REQUIRED', Notify: false } }) },
      { Users, Risks: takeovers({ MediumAction: { EventAction: 'NO_ACTION', Notify: true }, HighAction: { EventAction: 'BLOCK', Notify: false } }) },
      { Users, Risks: takeovers({}), Others: risks({ 'Fn::ImportValue': 'Users' }) },
    ],
    passes: [{ Users, Risks: risks({ Ref: 'Users' }) }, { Users: { Type: 'AWS::Cognito::UserPool' } }],
    unknown: [
      { Users, Risks: risks({ 'Fn::ImportValue': 'Users' }) },
      { Users, Risks: risks({ Ref: 'Users' }, { CompromisedCredentialsRiskConfiguration: { Actions: { EventAction: { Ref: 'Action' } } } }) },
    ],
  },
});
