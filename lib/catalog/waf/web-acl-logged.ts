import { graphControl } from '../../core/control';
import { referencesFrom } from '../../core/resource-references';

const acl = { Type: 'AWS::WAFv2::WebACL', Properties: { DefaultAction: { Allow: {} } } };
const logging = (arn: unknown) => ({ Type: 'AWS::WAFv2::LoggingConfiguration', Properties: { ResourceArn: arn, LogDestinationConfigs: ['arn:aws:logs:a'] } });

export const webAclLogged = graphControl({
  id: 'WebAclLogged',
  title: 'Web ACLs log their requests',
  severity: 'medium',
  why: 'What was blocked and what slipped through is unknown: neither an attack nor a rule that blocks customers is seen.',
  fix: 'Add AWS::WAFv2::LoggingConfiguration with the ARN of the web ACL.',
  resources: ['AWS::WAFv2::WebACL'],
  * check(resource, graph) {
    const loggings = referencesFrom(graph, 'AWS::WAFv2::LoggingConfiguration', 'ResourceArn');
    if (loggings.to(resource).length > 0) return;
    yield loggings.open.length > 0
      ? { verdict: 'unknown', message: 'which web ACL is logged is known only on deployment' }
      : { verdict: 'fail', message: 'no logging configuration names this web ACL' };
  },
  satisfies: ['FSBP/WAF.11', 'NIST-800-53/AU-2', 'NIST-800-53/AU-12'],
  mitigates: ['api.repudiation'],
  source: 'https://docs.aws.amazon.com/waf/latest/developerguide/logging.html',
  examples: {
    fails: [{ Acl: acl }, { Acl: acl, Other: acl, Logging: logging({ 'Fn::GetAtt': ['Other', 'Arn'] }) }],
    passes: [{ Acl: acl, Logging: logging({ 'Fn::GetAtt': ['Acl', 'Arn'] }) }],
    unknown: [{ Acl: acl, Logging: logging({ 'Fn::ImportValue': 'Acl' }) }],
  },
});
