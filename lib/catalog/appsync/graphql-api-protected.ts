import { graphControl } from '../../core/control';
import { referencesFrom } from '../../core/resource-references';

const api = { Type: 'AWS::AppSync::GraphQLApi', Properties: { Name: 'orders', AuthenticationType: 'AWS_IAM' } };
const association = (arn: unknown) => ({ Type: 'AWS::WAFv2::WebACLAssociation', Properties: { ResourceArn: arn, WebACLArn: 'arn:aws:wafv2:acl' } });

export const graphqlApiProtected = graphControl({
  id: 'GraphqlApiProtected',
  title: 'AppSync APIs are behind a web ACL',
  severity: 'medium',
  why: 'AppSync has no throttling of its own for a caller: scanners and floods from single addresses reach the resolvers unfiltered.',
  fix: 'Add AWS::WAFv2::WebACLAssociation with the ARN of the API.',
  resources: ['AWS::AppSync::GraphQLApi', 'AWS::AppSync::Api'],
  * check(resource, graph) {
    const associations = referencesFrom(graph, 'AWS::WAFv2::WebACLAssociation', 'ResourceArn');
    if (associations.to(resource).length > 0) return;
    yield associations.open.length > 0
      ? { verdict: 'unknown', message: 'what a web ACL is associated with is known only on deployment' }
      : { verdict: 'fail', message: 'no web ACL is associated with this API' };
  },
  satisfies: [],
  mitigates: ['api.denial', 'api.tampering'],
  source: 'https://docs.aws.amazon.com/appsync/latest/devguide/WAF-Integration.html',
  examples: {
    fails: [{ Api: api }, { Events: { Type: 'AWS::AppSync::Api', Properties: { Name: 'events' } } }],
    passes: [
      { Api: api, Acl: association({ 'Fn::GetAtt': ['Api', 'Arn'] }) },
      { Events: { Type: 'AWS::AppSync::Api', Properties: { Name: 'events' } }, Acl: association({ 'Fn::GetAtt': ['Events', 'ApiArn'] }) },
    ],
    unknown: [{ Api: api, Acl: association({ 'Fn::ImportValue': 'ApiArn' }) }],
  },
});
