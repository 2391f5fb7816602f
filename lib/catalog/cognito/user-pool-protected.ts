import { graphControl } from '../../core/control';
import { referencesFrom } from '../../core/resource-references';

const Users = { Type: 'AWS::Cognito::UserPool' };

export const userPoolProtected = graphControl({
  id: 'UserPoolProtected',
  title: 'User pools are behind a web ACL',
  severity: 'low',
  why: 'Passwords, codes and names are tried by machines, as fast as the quotas of the account allow, which then are gone for all others.',
  fix: 'Add an AWS::WAFv2::WebACLAssociation with the ARN of the pool.',
  profile: 'strict',
  resources: ['AWS::Cognito::UserPool'],
  * check(pool, graph) {
    const associations = referencesFrom(graph, 'AWS::WAFv2::WebACLAssociation', 'ResourceArn');
    if (associations.to(pool).length > 0) return;
    yield associations.open.length > 0
      ? { verdict: 'unknown', message: 'what the web ACL is associated with is known only on deployment' }
      : { verdict: 'fail', message: 'no web ACL is associated with it' };
  },
  satisfies: ['NIST-800-53/SC-5'],
  mitigates: ['identity.denial', 'identity.spoofing'],
  source: 'https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-waf.html',
  examples: {
    fails: [{ Users }],
    passes: [{ Users, Association: { Type: 'AWS::WAFv2::WebACLAssociation', Properties: { ResourceArn: { 'Fn::GetAtt': ['Users', 'Arn'] } } } }],
    unknown: [{ Users, Association: { Type: 'AWS::WAFv2::WebACLAssociation', Properties: { ResourceArn: { 'Fn::ImportValue': 'Users' } } } }],
  },
});
