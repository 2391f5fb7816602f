import { anyOf, matches, present } from '../../core/assertion';
import { propertyControl } from '../../core/control';

export const permissionBoundToSource = propertyControl({
  id: 'PermissionBoundToSource',
  title: 'AWS services invoke functions only for resources of this account',
  severity: 'high',
  why: 'The service can be pointed, from another account, at this function: a confused deputy.',
  fix: 'Set SourceArn, and SourceAccount where the ARN names no account; for an Alexa skill set EventSourceToken.',
  resource: 'AWS::Lambda::Permission',
  appliesWhen: matches('Principal', /\.amazon(aws)?\.com(\.cn)?$/, 'be a service'),
  requires: anyOf(present('SourceArn'), present('SourceAccount'), present('PrincipalOrgID'), present('EventSourceToken')),
  satisfies: ['FSBP/Lambda.1', 'NIST-800-53/AC-3'],
  mitigates: ['function.spoofing'],
  source: 'https://docs.aws.amazon.com/lambda/latest/dg/access-control-resource-based.html',
  examples: {
    fails: [{ Principal: 's3.amazonaws.com', Action: 'lambda:InvokeFunction' }, { Principal: 'alexa-appkit.amazon.com' }],
    passes: [{ Principal: 's3.amazonaws.com', SourceAccount: { Ref: 'AWS::AccountId' } }, { Principal: '111122223333' }, { Principal: 'alexa-appkit.amazon.com', EventSourceToken: 'amzn1.ask.skill.a1b2c3' }],
  },
});
