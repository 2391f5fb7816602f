import { graphControl } from '../../core/control';
import { webAclProtects } from './web-acl-associations';

const association = (arn: unknown) => ({ Type: 'AWS::WAFv2::WebACLAssociation', Properties: { ResourceArn: arn, WebACLArn: 'arn:aws:wafv2:acl' } });
const api = { Type: 'AWS::ApiGateway::RestApi' };
const stage = { Type: 'AWS::ApiGateway::Stage', Properties: { RestApiId: { Ref: 'Api' }, StageName: 'prod' } };

export const apiStageProtected = graphControl({
  id: 'ApiStageProtected',
  title: 'REST API stages are behind a web ACL',
  severity: 'medium',
  why: 'Scanners, known exploits and floods from single addresses reach the authorizer and the backend unfiltered.',
  fix: 'Add AWS::WAFv2::WebACLAssociation with the ARN of the stage.',
  resources: ['AWS::ApiGateway::Stage'],
  * check(resource, graph) {
    const verdict = webAclProtects(resource, graph);
    if (verdict === 'fail') yield { verdict, message: 'no web ACL is associated with this stage' };
    if (verdict === 'unknown') yield { verdict, message: 'which stage a web ACL is associated with is known only on deployment' };
  },
  satisfies: ['FSBP/APIGateway.4', 'PCI-DSS-4.0.1/6.4.2'],
  mitigates: ['api.denial', 'api.tampering'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-control-access-aws-waf.html',
  examples: {
    fails: [
      { Api: api, Stage: stage },
      { Api: api, Stage: stage, Acl: association({ 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}::/restapis/${Api}/stages/test' }) },
    ],
    passes: [
      { Api: api, Stage: stage, Acl: association({ 'Fn::Join': ['', ['arn:aws:apigateway:eu-west-1::/restapis/', { Ref: 'Api' }, '/stages/', { Ref: 'Stage' }]] }) },
      { Api: api, Stage: stage, Acl: association({ 'Fn::Sub': 'arn:aws:apigateway:${AWS::Region}::/restapis/${Api}/stages/prod' }) },
    ],
    unknown: [{ Api: api, Stage: stage, Acl: association({ 'Fn::ImportValue': 'StageArn' }) }],
  },
});
