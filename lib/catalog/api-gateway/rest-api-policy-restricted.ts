import { graphControl } from '../../core/control';
import { publicStatements } from '../../iam/resource-policy-outcomes';

const invoke = { Effect: 'Allow', Principal: '*', Action: 'execute-api:Invoke', Resource: 'execute-api:/*' };
const api = (...statements: object[]) => ({ Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Policy: { Statement: statements } } } });

export const restApiPolicyRestricted = graphControl({
  id: 'RestApiPolicyRestricted',
  title: 'Policies of REST APIs name who may call',
  severity: 'high',
  why: "With an Allow for everyone any AWS account passes IAM authorization, and a private API can be called from anyone's VPC.",
  fix: 'Name the principals, or add a condition on aws:SourceVpce, aws:SourceIp or aws:PrincipalOrgID.',
  profile: 'baseline',
  resources: ['AWS::ApiGateway::RestApi'],
  check: publicStatements,
  satisfies: ['NIST-800-53/AC-3', 'NIST-800-53/SC-7'],
  mitigates: ['api.spoofing', 'api.elevation'],
  source: 'https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-resource-policies.html',
  examples: {
    fails: [api(invoke), api({ ...invoke, Principal: { AWS: '*' } }), api({ ...invoke, Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/0' } } })],
    passes: [
      api({ ...invoke, Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } } }),
      api(invoke, { ...invoke, Effect: 'Deny', Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } } }),
      api({ ...invoke, Principal: { AWS: 'arn:aws:iam::111122223333:role/partner' } }),
    ],
    unknown: [{ Api: { Type: 'AWS::ApiGateway::RestApi', Properties: { Policy: { 'Fn::Transform': { Name: 'Policy' } } } } }],
  },
});
